package org.campaignautomation.enrollment.due;

import jakarta.inject.Singleton;
import org.campaignautomation.contracts.Channel;

/** Hands a claim over: publishes it and notes that Kafka has it. */
@Singleton
class Desk {
  private final HandOver handOver;
  private final Claims claims;
  private final ClaimTable table;
  private final DueMetrics metrics;

  Desk(HandOver handOver, Claims claims, ClaimTable table, DueMetrics metrics) {
    this.handOver = handOver;
    this.claims = claims;
    this.table = table;
    this.metrics = metrics;
  }

  /**
   * Hands over what may go out.
   *
   * @throws RuntimeException if Kafka did not take it; the claim's lease ends, and it goes out
   *     again
   */
  void handOver(Channel channel, Claims.Claim claim) {
    metrics.claimed(channel, claim.claimed());
    if (claim.due().isEmpty()) {
      return;
    }
    handOver.publish(claim.due());
    claims.handedOver(claim.due());
    metrics.handedOver(channel, claim.due(), table.now());
  }
}
