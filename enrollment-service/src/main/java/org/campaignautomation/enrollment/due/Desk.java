package org.campaignautomation.enrollment.due;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.campaignautomation.contracts.Channel;

/**
 * Hands a claim over: publishes it and keeps the receipt. What Kafka refuses is put off, so that it
 * holds up nobody else.
 */
@Singleton
class Desk {
  private final HandOver handOver;
  private final Claims claims;
  private final ClaimTable table;
  private final Receipts receipts;
  private final Runs runs;
  private final DueMetrics metrics;

  Desk(
      HandOver handOver,
      Claims claims,
      ClaimTable table,
      Receipts receipts,
      Runs runs,
      DueMetrics metrics) {
    this.handOver = handOver;
    this.claims = claims;
    this.table = table;
    this.receipts = receipts;
    this.runs = runs;
    this.metrics = metrics;
  }

  /**
   * Hands over what may go out.
   *
   * @return how many of the claim are settled: all but those that were refused
   * @throws RuntimeException if Kafka did not take it; the claim's lease ends, and it goes out
   *     again
   */
  int handOver(Channel channel, Claims.Claim claim) {
    return claim.claimed() - (claim.due().size() - taken(channel, claim).size());
  }

  /**
   * Hands over what may go out.
   *
   * @return those that dispatch-service has got
   * @throws RuntimeException as {@link #handOver} does
   */
  List<DueJob> taken(Channel channel, Claims.Claim claim) {
    metrics.claimed(channel, claim.claimed());
    if (claim.due().isEmpty()) {
      return List.of();
    }
    List<HandOver.Refused> refused = handOver.publish(claim.due());
    List<DueJob> taken = without(claim.due(), refused);
    Instant now = table.now();
    receipts.keep(Receipts.Receipt.of(taken, now));
    runs.note(taken);
    metrics.handedOver(channel, taken, now);
    claims.putOff(refused);
    metrics.refused(refused);
    return taken;
  }

  /** Those that were not refused. */
  static List<DueJob> without(List<DueJob> jobs, List<HandOver.Refused> refused) {
    Set<UUID> ids =
        refused.stream().map(one -> one.due().job().id()).collect(Collectors.toUnmodifiableSet());
    return jobs.stream().filter(due -> !ids.contains(due.job().id())).toList();
  }
}
