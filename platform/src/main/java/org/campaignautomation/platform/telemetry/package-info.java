/** Traces across Kafka, log keys, and the broker's state. */
@NullMarked
package org.campaignautomation.platform.telemetry;

import org.jspecify.annotations.NullMarked;
