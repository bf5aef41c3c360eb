package org.campaignautomation.enrollment.due;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.contracts.Channel;

/**
 * Hands a campaign's due jobs over at once, beside the {@link Pump}: it takes what the pump would,
 * by the same claims and within the same limit of unanswered jobs.
 */
@Singleton
public class ProcessNow {
  /** No room for more before some are answered; they go by themselves then. */
  private static final String MAX_IN_FLIGHT = "max_in_flight";

  /** The campaign's jobs are being moved in time or to another version. */
  private static final String BEING_MOVED = "being_moved";

  private static final List<String> MOVES = List.of("freeze", "move");
  private static final int MAX_JOBS = 5_000;
  private static final Duration MAX_TIME = Duration.ofSeconds(10);

  private final Claims claims;
  private final ClaimTable table;
  private final HeldTable heldTable;
  private final Desk desk;
  private final DueConfig config;
  private final Pod pod;

  ProcessNow(
      Claims claims, ClaimTable table, HeldTable heldTable, Desk desk, DueConfig config, Pod pod) {
    this.claims = claims;
    this.table = table;
    this.heldTable = heldTable;
    this.desk = desk;
    this.config = config;
    this.pod = pod;
  }

  /**
   * Hands over until nothing is due, there is no room, or 5,000 jobs or ten seconds are through.
   *
   * @param campaignId an active campaign of the caller's tenant
   */
  public Processed process(UUID campaignId) {
    long due = heldTable.countDue(campaignId);
    long end = System.nanoTime() + MAX_TIME.toNanos();
    long handedOver = 0;
    List<Processed.Given> results = new ArrayList<>();
    for (Channel channel : Channel.values()) {
      int batch = 1;
      while (batch > 0 && handedOver < MAX_JOBS && System.nanoTime() < end) {
        int room = config.maxInFlight() - table.inFlight(channel, pod.name()).size();
        int limit = Math.min(room, config.batchSize());
        Claims.Claim claim =
            limit <= 0 ? Claims.Claim.NONE : claims.claimOf(campaignId, channel, limit, pod.name());
        List<DueJob> taken = desk.taken(channel, claim);
        handedOver += taken.size();
        taken.stream()
            .limit((long) Processed.LISTED - results.size())
            .forEach(one -> results.add(Processed.Given.of(one.job())));
        batch = claim.claimed();
      }
    }
    return new Processed(due, handedOver, held(campaignId), results);
  }

  private List<Processed.Held> held(UUID campaignId) {
    List<Processed.Held> held = new ArrayList<>(heldTable.held(campaignId));
    long stillDue = heldTable.countDue(campaignId);
    if (stillDue > 0) {
      boolean moving = heldTable.isOutstanding(campaignId, MOVES);
      held.add(new Processed.Held(moving ? BEING_MOVED : MAX_IN_FLIGHT, stillDue, null));
    }
    return held;
  }
}
