package org.campaignautomation.benchmarks.sending;

import java.time.Duration;

/**
 * What it took to send what was due.
 *
 * @param messages that were due
 * @param took from the moment when the service could begin until all was recorded and told
 * @param lost messages that did not come to the sink
 * @param duplicates messages to somebody who had one already
 * @param serviceSeconds of the processors, that the service took
 * @param backendSeconds of the processors, that the database and the broker took
 */
record Drained(
    int messages,
    Duration took,
    int lost,
    int duplicates,
    double serviceSeconds,
    double backendSeconds) {
  double perSecond() {
    return messages / (took.toNanos() / 1e9);
  }

  /** CPU-seconds of the service for 1,000 messages. */
  double serviceSecondsPerThousand() {
    return serviceSeconds * 1000 / messages;
  }

  /** CPU-seconds of the database and the broker for 1,000 messages. */
  double backendSecondsPerThousand() {
    return backendSeconds * 1000 / messages;
  }
}
