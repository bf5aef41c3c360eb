package org.campaignautomation.enrollment.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.FailureClass;
import org.campaignautomation.enrollment.Samples;
import org.campaignautomation.enrollment.SimulatedTime;
import org.campaignautomation.enrollment.StoredJobs;
import org.campaignautomation.enrollment.due.SimulatedDays;
import org.campaignautomation.enrollment.journey.Answer;
import org.campaignautomation.enrollment.journey.CampaignCounts;
import org.campaignautomation.enrollment.journey.CampaignTotals;
import org.campaignautomation.enrollment.journey.JobQueries;
import org.campaignautomation.enrollment.journey.JobStatus;
import org.campaignautomation.enrollment.sql.Database;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.platform.ids.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cleanup and books, over months. */
@QuarkusTest
@TestProfile(SimulatedTime.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "enrollment"))
class UpkeepIT {
  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

  @Inject SimulatedDays days;
  @Inject StoredJobs stored;
  @Inject JobQueries queries;
  @Inject Cleanup cleanup;
  @Inject Books books;
  @Inject CompletedJobs completed;
  @Inject CampaignTotals totals;
  @Inject Database database;

  private static final String ANY_WAITING =
      """
      update automation_jobs set %s
      where id = (select id from automation_jobs where status = 'pending' limit 1)
      """;

  private final UUID campaignId = Ids.next();

  @BeforeEach
  void start() {
    stored.clear();
    days.start(START);
    stored.define(
        Samples.active(
            "acme",
            campaignId,
            Samples.step(1, Channel.EMAIL, Samples.NOW),
            Samples.step(2, Channel.SMS, Samples.THREE_DAYS)));
  }

  @Test
  void endedJobsGoAfterTheirRetentionFailedOnesStayAndNoCountChanges() {
    // given some that failed
    enroll(1_200);
    days.run(Duration.ofDays(1), everyTenthFails());
    days.run(Duration.ofDays(3));
    CampaignCounts before = queries.counts("acme", campaignId);
    days.pass(Duration.ofDays(29));
    long early = cleanup.removeAll();

    // when two pods do it at once
    days.pass(Duration.ofDays(5));
    Cleanup.Forecast forecast = cleanup.forecast("acme");
    long removed = together(cleanup::removeAll, cleanup::removeAll);

    // then
    assertThat(early).isBetween(1L, 1_200L);
    assertThat(forecast.jobs()).isEqualTo(removed);
    assertThat(cleanup.forecast("globex").jobs()).isZero();
    assertThat(removed + early)
        .isEqualTo(before.of(JobStatus.COMPLETED) + before.of(JobStatus.SKIPPED));
    assertThat(stored.of(campaignId))
        .hasSize((int) before.of(JobStatus.FAILED))
        .allMatch(job -> job.status().equals("failed"));
    CampaignCounts after = queries.counts("acme", campaignId);
    assertThat(after.jobs()).isEqualTo(before.jobs());
    assertThat(after.enrolled()).isEqualTo(1_200);
    assertThat(gap()).isZero();
  }

  @Test
  void aLostAndAnInventedJobAreNoticed() {
    // given
    enroll(10);
    days.run(Duration.ofDays(4));
    assertThat(gap()).isZero();

    // when one is lost
    change(
        "delete from automation_jobs where id = (select min(id::text)::uuid from automation_jobs)");
    Balance lost = balance();

    // and two are invented
    change(
        """
        insert into automation_jobs (id, tenant_id, kind, campaign_id, campaign_version, enrollment_id, run,
          contact_id, step_id, step, channel, target_at, planned_at, created_at, updated_at)
        select gen_random_uuid(), tenant_id, kind, campaign_id, 1, enrollment_id, 1, contact_id,
          gen_random_uuid(), 9, channel, target_at, planned_at, created_at, updated_at
        from automation_jobs limit 3
        """);
    Balance invented = balance();

    // then
    assertThat(lost.gap()).isEqualTo(1);
    assertThat(lost.campaigns())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.campaignId()).isEqualTo(campaignId);
              assertThat(one.stepsPlanned()).isEqualTo(20);
              assertThat(one.jobs()).isEqualTo(19);
              assertThat(one.gap()).isEqualTo(-1);
            });
    assertThat(invented.campaigns())
        .singleElement()
        .satisfies(one -> assertThat(one.gap()).isEqualTo(2));
    assertThat(books.ofTenant("globex").campaigns()).isEmpty();
  }

  @Test
  void whatIsCompletedIsCountedWithWhatWasSentAtOnceAndWhatWasRemoved() {
    // given ten e-mails that went out, two messages that were sent at once, one of them of a draft
    UUID draftId = Ids.next();
    enroll(10);
    days.run(Duration.ofHours(1));
    sentAtOnce(campaignId);
    sentAtOnce(draftId);
    CompletedJobs.Counts before = completed.of("acme", List.of(campaignId, draftId));

    // when all of it is removed
    days.run(Duration.ofDays(4));
    days.pass(Duration.ofDays(40));
    cleanup.removeAll();

    // then
    assertThat(before.campaigns())
        .containsExactly(
            new CompletedJobs.Campaign(campaignId, 11, 0),
            new CompletedJobs.Campaign(draftId, 1, 0));
    assertThat(stored.of(campaignId)).isEmpty();
    assertThat(completed.of("acme", List.of(campaignId, draftId)).campaigns())
        .containsExactly(
            new CompletedJobs.Campaign(campaignId, 21, 0),
            new CompletedJobs.Campaign(draftId, 1, 0));
    assertThat(completed.of("globex", List.of(campaignId)).campaigns()).isEmpty();
  }

  @Test
  void theTotalsForAListCountWhatWasRemovedToo() {
    // given
    enroll(10);
    days.run(Duration.ofHours(1));
    CampaignTotals.Answer before = totals.of("acme", List.of(campaignId, Ids.next()));
    CampaignCounts counts = queries.counts("acme", campaignId);

    // when
    days.run(Duration.ofDays(4));
    days.pass(Duration.ofDays(40));
    cleanup.removeAll();

    // then
    assertThat(before.campaigns())
        .containsExactly(new CampaignTotals.Totals(campaignId, 10, 10, 10, 0, counts.nextDueAt()));
    assertThat(stored.of(campaignId)).isEmpty();
    assertThat(totals.of("acme", List.of(campaignId)).campaigns())
        .containsExactly(new CampaignTotals.Totals(campaignId, 10, 0, 20, 0, null));
    assertThat(totals.of("globex", List.of(campaignId)).campaigns()).isEmpty();
  }

  @Test
  void aJobCompletedByHandIsCountedAndOneThatNobodyKnowsIsOpen() {
    // given
    enroll(10);
    days.run(Duration.ofHours(1));

    // when
    change(ANY_WAITING.formatted("status = 'completed', completed_at = now()"));
    change(
        ANY_WAITING.formatted(
            "status = 'failed', reason = 'outcome_unknown', completed_at = now()"));
    change(ANY_WAITING.formatted("status = 'failed', reason = 'too_late', completed_at = now()"));
    change(ANY_WAITING.formatted("status = 'processing', lease_until = now()"));

    // then
    assertThat(completed.of("acme", List.of(campaignId)).campaigns())
        .containsExactly(new CompletedJobs.Campaign(campaignId, 11, 2));
  }

  @Test
  void whatIsRemovedWhileTheOtherCountsIsCountedOnce() {
    // given
    enroll(2_000);
    days.run(Duration.ofDays(4));
    days.pass(Duration.ofDays(40));

    // when the books are balanced all the while
    long gaps =
        together(
            cleanup::removeAll,
            () -> {
              long sum = 0;
              for (int i = 0; i < 20; i++) {
                sum += gap();
              }
              return sum;
            });

    // then all were removed, and no balance in between had a gap
    assertThat(gaps).isEqualTo(4_000);
    assertThat(stored.of(campaignId)).isEmpty();
    assertThat(gap()).isZero();
  }

  private static SimulatedDays.Dispatch everyTenthFails() {
    Random random = new Random(7);
    return (job, now) ->
        switch (random.nextInt(10)) {
          case 0 -> new Answer.Refused(FailureClass.RECIPIENT_PERMANENT, "550", "no such mailbox");
          case 1 -> new Answer.Skipped("missing_variable:firstName");
          default -> SimulatedDays.Dispatch.ACCEPTS.answer(job, now);
        };
  }

  private static long together(Callable<Long> one, Callable<Long> other) {
    try (ExecutorService pods = Executors.newVirtualThreadPerTaskExecutor()) {
      long sum = 0;
      for (Future<Long> done : pods.invokeAll(List.of(one, other))) {
        sum += done.get();
      }
      return sum;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private long gap() {
    return balance().gap();
  }

  private Balance balance() {
    books.balance();
    return books.ofTenant("acme");
  }

  private void enroll(int people) {
    stored.hear(Stream.generate(() -> Samples.known("acme", Ids.next())).limit(people).toList());
  }

  private void sentAtOnce(UUID campaignId) {
    change(
        """
        insert into automation_jobs (id, tenant_id, kind, campaign_id, campaign_version, run, contact_id,
          step_id, step, channel, status, target_at, planned_at, completed_at, created_at, updated_at)
        select gen_random_uuid(), tenant_id, 'immediate', '%s', 1, 1, contact_id, step_id, step, channel,
          'completed', target_at, planned_at, completed_at, created_at, updated_at
        from automation_jobs where status = 'completed' limit 1
        """
            .formatted(campaignId));
  }

  private void change(String sql) {
    QuarkusTransaction.requiringNew().run(() -> database.update(sql));
  }
}
