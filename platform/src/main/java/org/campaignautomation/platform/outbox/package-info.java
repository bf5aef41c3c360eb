/** The transactional outbox: what must reach Kafka is a row of the transaction that caused it. */
@NullMarked
package org.campaignautomation.platform.outbox;

import org.jspecify.annotations.NullMarked;
