package org.campaignautomation.enrollment.due;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.FailureClass;
import org.campaignautomation.contracts.FrequencyCap;
import org.campaignautomation.contracts.FrequencyCap.OnExceeded;
import org.campaignautomation.enrollment.Samples;
import org.campaignautomation.enrollment.SimulatedTime;
import org.campaignautomation.enrollment.StoredJobs;
import org.campaignautomation.enrollment.StoredJobs.Stored;
import org.campaignautomation.enrollment.catalog.SendingRules;
import org.campaignautomation.enrollment.journey.Answer;
import org.campaignautomation.enrollment.journey.Journeys;
import org.campaignautomation.enrollment.sql.Database;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.platform.ids.Ids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many messages one contact gets, over all campaigns and channels. */
@QuarkusTest
@TestProfile(SimulatedTime.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "enrollment"))
class FrequencyCapIT {
  /** 20:00 of a Monday in Berlin, where the contacts live. */
  private static final Instant EVENING = Instant.parse("2026-03-02T19:00:00Z");

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Duration LEASE = Duration.ofSeconds(30);

  @Inject SimulatedDays days;
  @Inject StoredJobs stored;
  @Inject Claims claims;
  @Inject ClaimTable table;
  @Inject Gate gate;
  @Inject Journeys journeys;
  @Inject Database database;

  @BeforeEach
  void start() {
    stored.clear();
    days.start(EVENING);
  }

  @Test
  void whatIsTooMuchWaitsAndTheCapHoldsOnEachDayAndInEachWeek() {
    // given
    cap(2, 5, OnExceeded.DEFER);
    campaigns(12);

    // when
    stored.hear(List.of(Samples.known("acme", Ids.next())));
    days.run(Duration.ofDays(25));

    // then
    List<Instant> sent = days.sent().stream().map(SimulatedDays.Sent::at).toList();
    assertThat(sent).hasSize(12);
    assertThat(sent.stream().collect(Collectors.groupingBy(at -> LocalDate.ofInstant(at, BERLIN))))
        .allSatisfy((day, ofDay) -> assertThat(ofDay).hasSizeLessThanOrEqualTo(2));
    assertThat(sent)
        .allSatisfy(
            at ->
                assertThat(sent)
                    .filteredOn(other -> !other.isBefore(at))
                    .filteredOn(other -> other.isBefore(at.plus(Duration.ofDays(7))))
                    .hasSizeLessThanOrEqualTo(5));
    // and none waits longer than it must
    assertThat(sent.get(2)).isEqualTo("2026-03-02T23:00:00Z");
    assertThat(sent.get(5)).isEqualTo(EVENING.plus(Duration.ofDays(7)));
  }

  @Test
  void whatIsTooMuchMayBeLeftOut() {
    // given
    cap(1, null, OnExceeded.SKIP);
    List<UUID> campaignIds = campaigns(3);

    // when
    stored.hear(List.of(Samples.known("acme", Ids.next())));
    days.run(Duration.ofDays(2));

    // then
    assertThat(days.sent()).hasSize(1);
    assertThat(campaignIds.stream().flatMap(id -> stored.of(id).stream()))
        .extracting(Stored::reason)
        .filteredOn(reason -> "frequency_cap".equals(reason))
        .hasSize(2);
  }

  /** One pod has decided and not committed; the other must not decide before it has. */
  @Test
  void podsThatClaimOneContactsJobsAtOnceDecideOneAfterTheOther() throws Exception {
    // given
    cap(1, null, OnExceeded.DEFER);
    campaigns(2);
    stored.hear(List.of(Samples.known("acme", Ids.next())));

    // when
    int first;
    Claims.Claim second;
    try (ExecutorService pods = Executors.newVirtualThreadPerTaskExecutor()) {
      QuarkusTransaction.begin();
      Future<Claims.Claim> other;
      try {
        first = admitted(table.claim(Channel.EMAIL, 1, "a", LEASE, null));
        other = pods.submit(() -> claims.claim(Channel.EMAIL, 10, "b", null));
        await().until(() -> other.isDone() || somebodyWaitsForALock());
      } finally {
        QuarkusTransaction.commit();
      }
      second = other.get();
    }

    // then
    assertThat(first).isEqualTo(1);
    assertThat(second.claimed()).isEqualTo(1);
    assertThat(second.due()).isEmpty();
  }

  @Test
  void whatIsUnknownOrWasSentByHandCountsAndWhatWasRefusedDoesNot() {
    // given
    UUID unknown = Ids.next();
    UUID byHand = Ids.next();
    UUID refused = Ids.next();
    List<UUID> campaignIds = campaigns(1);
    for (UUID contactId : List.of(unknown, byHand, refused)) {
      stored.hear(List.of(Samples.known("acme", contactId)));
    }
    days.run(
        Duration.ofMinutes(1),
        (job, now) ->
            job.contactId().equals(unknown)
                ? new Answer.Unknown("timeout")
                : new Answer.Refused(FailureClass.RECIPIENT_PERMANENT, "550", "no"));
    sentByHand(byHand, campaignIds.getFirst());

    // when
    cap(1, null, OnExceeded.DEFER);
    UUID second = campaigns(1).getFirst();
    days.run(Duration.ofHours(1));

    // then
    assertThat(days.sent()).extracting(SimulatedDays.Sent::contactId).containsExactly(refused);
    assertThat(stored.of(second))
        .filteredOn(job -> !job.contactId().equals(refused))
        .hasSize(2)
        .allMatch(job -> "frequency_cap".equals(job.reason()));
  }

  private int admitted(List<UUID> claimed) {
    return (int)
        gate.admit(journeys.jobs(claimed), EVENING).stream()
            .filter(Admission.Admitted.class::isInstance)
            .count();
  }

  private boolean somebodyWaitsForALock() {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                database
                    .query(
                        "select from pg_locks where locktype = 'advisory' and not granted",
                        row -> true)
                    .contains(true));
  }

  private void cap(@Nullable Integer perDay, @Nullable Integer perWeek, OnExceeded onExceeded) {
    stored.settle(
        "acme", 1, new SendingRules(List.of(), new FrequencyCap(perDay, perWeek, onExceeded)));
  }

  private List<UUID> campaigns(int count) {
    List<UUID> ids = Stream.generate(Ids::next).limit(count).toList();
    ids.forEach(
        id ->
            stored.define(Samples.active("acme", id, Samples.step(1, Channel.EMAIL, Samples.NOW))));
    return ids;
  }

  private void sentByHand(UUID contactId, UUID campaignId) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                database.update(
                    """
                    insert into automation_jobs (id, tenant_id, kind, campaign_id, campaign_version, run,
                      contact_id, step_id, step, channel, status, target_at, planned_at, claimed_at,
                      completed_at, created_at, updated_at)
                    values (?, 'acme', 'immediate', ?, 1, 1, ?, ?, 1, 'sms', 'completed', ?, ?, ?, ?, ?, ?)
                    """,
                    Ids.next(),
                    campaignId,
                    contactId,
                    Ids.next(),
                    EVENING,
                    EVENING,
                    EVENING,
                    EVENING,
                    EVENING,
                    EVENING));
  }
}
