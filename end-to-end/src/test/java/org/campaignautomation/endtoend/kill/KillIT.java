package org.campaignautomation.endtoend.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Several processes share the work, one is killed with -9 whenever all are ready, and the books
 * balance. Each claim is published once at most, each attempt is handed over, none comes out of
 * order, none is lost.
 */
class KillIT {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Test
  void eachJobIsHandedOverOncePerAttemptWhoeverIsKilled() {
    KillPlan plan = KillPlan.ofProperties();
    System.out.println("kill test: " + plan);
    HandOverLedger ledger = new HandOverLedger(plan.seed());
    try (PodCluster cluster = new PodCluster(plan.pods());
        EventFeed feed = new EventFeed(cluster.bootstrapServers());
        FakeDispatch dispatch = new FakeDispatch(cluster.bootstrapServers(), ledger)) {
      // given
      feed.activateCampaign();

      // when
      List<Integer> openAtKill = killAgainAndAgain(plan, cluster, feed, ledger);

      // then
      await(plan.toString())
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(200))
          .failFast(() -> !dispatch.isWorking() || !ledger.violations().isEmpty())
          .until(() -> cluster.jobsByStatus().equals(Map.of("completed", (long) plan.jobs())));
      System.out.printf(
          "kill test: open at each kill %s; attempts published again %d%n",
          openAtKill, ledger.repeated());
      assertThat(openAtKill).as("each kill fell into work").allMatch(open -> open > 0);
      assertThat(ledger.violations()).as(plan.toString()).isEmpty();
      assertThat(cluster.enrolments()).isEqualTo(plan.contacts());
      assertThat(ledger.acceptedAttempts()).hasSize(plan.jobs());
      assertThat(cluster.completed()).isEqualTo(ledger.acceptedAttempts());
    }
  }

  /** Answers how many jobs were open at each kill. */
  private static List<Integer> killAgainAndAgain(
      KillPlan plan, PodCluster cluster, EventFeed feed, HandOverLedger ledger) {
    Random random = new Random(plan.seed());
    List<Integer> openAtKill = new ArrayList<>();
    for (int round = 0; round < plan.rounds(); round++) {
      int before = ledger.accepted();
      int from = plan.firstContactOf(round);
      int to = plan.firstContactOf(round + 1);
      feed.addContacts(from, to);
      // Somewhere in the first half of what this round brought.
      int killAfter = before + 1 + random.nextInt(to - from);
      await(plan.toString()).atMost(PATIENCE).until(() -> ledger.accepted() >= killAfter);
      openAtKill.add(2 * to - ledger.accepted());
      cluster.killAndReplace(random.nextInt(plan.pods()));
    }
    return openAtKill;
  }
}
