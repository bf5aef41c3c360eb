/** A real Kafka broker as a process of its own, with the topics of the design. */
@NullMarked
package org.campaignautomation.localstack.kafka;

import org.jspecify.annotations.NullMarked;
