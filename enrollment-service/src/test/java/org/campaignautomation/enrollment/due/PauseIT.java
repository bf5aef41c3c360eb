package org.campaignautomation.enrollment.due;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Delay;
import org.campaignautomation.contracts.DelayFrom;
import org.campaignautomation.contracts.Freeze;
import org.campaignautomation.contracts.OnTooLate;
import org.campaignautomation.contracts.Schedule;
import org.campaignautomation.contracts.ZoneMode;
import org.campaignautomation.enrollment.Samples;
import org.campaignautomation.enrollment.SimulatedTime;
import org.campaignautomation.enrollment.StoredJobs;
import org.campaignautomation.enrollment.StoredJobs.Stored;
import org.campaignautomation.enrollment.catalog.CampaignStep;
import org.campaignautomation.enrollment.catalog.Definition;
import org.campaignautomation.enrollment.journey.Answer;
import org.campaignautomation.enrollment.journey.CampaignTasks;
import org.campaignautomation.enrollment.sql.Database;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.platform.ids.Ids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pauses of hours and days, and both ways to resume. */
@QuarkusTest
@TestProfile(SimulatedTime.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "enrollment"))
class PauseIT {
  private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");
  private static final Delay ONE_DAY = new Delay(24, Delay.Unit.HOURS);

  @Inject SimulatedDays days;
  @Inject StoredJobs stored;
  @Inject CampaignTasks tasks;
  @Inject Claims claims;
  @Inject Database database;

  private final UUID campaignId = Ids.next();
  private Definition active = Samples.active("acme", campaignId);
  private int changes = 1;

  @BeforeEach
  void start() {
    stored.clear();
    days.start(MONDAY);
  }

  @Test
  void nothingIsClaimedInAPauseAndElapseSendsWhatBecameDue() {
    // given
    define(null, daily());
    enroll(1);
    days.run(Duration.ofHours(1));

    // when
    pause();
    days.run(Duration.ofDays(2));
    int inThePause = days.sent().size();
    resume();
    days.run(Duration.ofDays(5));

    // then
    assertThat(inThePause).isEqualTo(1);
    assertThat(sentAfterHours()).containsExactly(0L, 49L, 73L);
  }

  @Test
  void elapseLeavesOutWhatIsTooLate() {
    // given
    define(
        null,
        Samples.lateStep(1, Channel.EMAIL, new Delay(6, Delay.Unit.HOURS), OnTooLate.CONTINUE),
        Samples.step(2, Channel.SMS, ONE_DAY));
    pause();
    enroll(1);

    // when
    days.run(Duration.ofHours(7));
    resume();
    days.run(Duration.ofDays(3));

    // then
    assertThat(stored.of(campaignId).getFirst().reason()).isEqualTo("too_late");
    assertThat(sentAfterHours()).containsExactly(24L);
  }

  @Test
  void freezeMovesWhatWaitsByThePauseAndItsDeadlineToo() {
    // given
    define(
        null,
        Samples.step(1, Channel.EMAIL, Samples.NOW),
        new CampaignStep(
            Ids.next(),
            2,
            Channel.SMS,
            ONE_DAY,
            DelayFrom.PREVIOUS_STEP,
            new Delay(1, Delay.Unit.HOURS),
            OnTooLate.EXIT),
        Samples.step(3, Channel.EMAIL, ONE_DAY));
    enroll(1);
    days.run(Duration.ofHours(2));

    // when
    Instant paused = pause();
    days.run(Duration.ofHours(100));
    resumeFrozen(paused);
    days.run(Duration.ofDays(10));

    // then
    assertThat(sentAfterHours()).containsExactly(0L, 124L, 148L);
  }

  @Test
  void whoCameInThePauseWaitsOnlyForThePartAfterThat() {
    // given
    define(null, Samples.step(1, Channel.EMAIL, ONE_DAY));
    Instant paused = pause();
    days.run(Duration.ofHours(30));
    enroll(1);
    days.run(Duration.ofHours(10));

    // when
    resumeFrozen(paused);
    days.run(Duration.ofDays(10));

    // then a day after they came, and ten hours
    assertThat(sentAfterHours()).containsExactly(64L);
  }

  @Test
  void eachFreezeMovesEachPersonOnceHoweverOftenItIsHeardOf() {
    // given
    define(null, daily());
    enroll(1);
    days.run(Duration.ofHours(1));
    Instant first = pause();
    days.run(Duration.ofHours(10));
    Freeze one = new Freeze(first, days.now());
    stored.define(Samples.frozen(active, ++changes, one));
    days.run(Duration.ofHours(1));
    Instant second = pause();
    days.run(Duration.ofHours(20));
    Freeze two = new Freeze(second, days.now());

    // when it is heard of three times, the first time together with what it follows
    stored.define(Samples.frozen(active, ++changes, one, two));
    tasks.run();
    stored.define(Samples.frozen(active, ++changes, one, two));
    database(
        "insert into campaign_tasks (campaign_id, task, tenant_id) values (?, 'freeze', 'acme')");
    days.run(Duration.ofDays(10));

    // then
    assertThat(sentAfterHours()).containsExactly(0L, 54L, 78L);
  }

  @Test
  void severalFreezesAreAppliedTogetherIfOnlyTheLastRecordArrives() {
    // given
    define(null, daily());
    enroll(1);
    days.run(Duration.ofHours(1));

    // when
    days.pass(Duration.ofHours(40));
    stored.define(
        Samples.frozen(
            active, 9, new Freeze(hours(1), hours(11)), new Freeze(hours(21), hours(41))));
    days.run(Duration.ofDays(10));

    // then
    assertThat(sentAfterHours()).containsExactly(0L, 54L, 78L);
  }

  @Test
  void nothingIsClaimedBetweenTheResumeAndTheShiftAndAKillLosesNothing() {
    // given more people than a batch holds, whose second step is due in the pause
    define(null, daily());
    enroll(700);
    days.run(Duration.ofHours(1));
    Instant paused = pause();
    days.run(Duration.ofHours(30));
    resumeFrozen(paused);

    // when the first batch is done and its pod is killed in the second
    QuarkusTransaction.requiringNew().run(tasks::step);
    assertThatThrownBy(
            () ->
                QuarkusTransaction.requiringNew()
                    .run(
                        () -> {
                          tasks.step();
                          throw new IllegalStateException("killed");
                        }))
        .hasMessage("killed");
    int between = claims.claim(Channel.SMS, 1_000, "a", hours(400)).claimed();
    days.run(Duration.ofDays(10));

    // then
    assertThat(between).isZero();
    assertThat(days.sent()).hasSize(2_100);
    assertThat(days.sent())
        .filteredOn(sent -> sent.step() == 2)
        .allMatch(sent -> sent.at().equals(hours(54)));
  }

  @Test
  void whatComesBackInThePauseWaitsForTheResumeAndSpendsNothing() {
    // given a job that was handed over just before
    define(
        null, Samples.step(1, Channel.EMAIL, Samples.NOW), Samples.step(2, Channel.SMS, ONE_DAY));
    enroll(1);
    List<DueJob> inFlight = claims.claim(Channel.EMAIL, 10, "a", null).due();
    Instant paused = pause();

    // when
    days.pass(Duration.ofHours(1));
    days.answer(inFlight, new Answer.Deferred("campaign_paused", null, false));
    days.run(Duration.ofHours(9));
    Stored waiting = stored.of(campaignId).getFirst();
    resumeFrozen(paused);
    days.run(Duration.ofDays(3));

    // then
    assertThat(waiting.status()).isEqualTo("pending");
    assertThat(waiting.reason()).isEqualTo("campaign_paused");
    assertThat(waiting.revision()).isEqualTo(1);
    Stored job = stored.of(campaignId).getFirst();
    assertThat(job.status()).isEqualTo("completed");
    assertThat(job.attempt()).isEqualTo(1);
    assertThat(sentAfterHours()).containsExactly(10L, 34L);
  }

  @Test
  void whatStillWentOutInThePauseCountsFromThen() {
    // given
    define(
        null, Samples.step(1, Channel.EMAIL, Samples.NOW), Samples.step(2, Channel.SMS, ONE_DAY));
    enroll(1);
    List<DueJob> inFlight = claims.claim(Channel.EMAIL, 10, "a", null).due();
    Instant paused = pause();

    // when
    days.pass(Duration.ofHours(4));
    days.answer(inFlight, new Answer.Accepted("<1@acme.example>"));
    days.run(Duration.ofHours(6));
    resumeFrozen(paused);
    days.run(Duration.ofDays(3));

    // then a day of waiting, six hours of which stood still
    assertThat(sentAfterHours()).containsExactly(34L);
  }

  @Test
  void twoStepsThatMeetAtOneOpeningKeepTheirDistance() {
    // given open from 9 to 18, and steps an hour apart
    Schedule office =
        new Schedule(
            ZoneMode.FIXED,
            "UTC",
            List.of(
                new Schedule.Window(
                    List.of(DayOfWeek.values()), LocalTime.of(9, 0), LocalTime.of(18, 0))),
            List.of());
    define(
        office,
        Samples.step(1, Channel.EMAIL, new Delay(1, Delay.Unit.HOURS)),
        Samples.step(2, Channel.SMS, new Delay(1, Delay.Unit.HOURS)));
    enroll(1);

    // when both are moved into the evening
    Instant paused = pause();
    days.run(Duration.ofHours(10));
    resumeFrozen(paused);
    days.run(Duration.ofDays(3));

    // then they come the next morning, at 9 and at 10
    assertThat(sentAfterHours()).containsExactly(23L, 24L);
  }

  private void define(@Nullable Schedule schedule, CampaignStep... steps) {
    active = Samples.definition("acme", campaignId, 1, CampaignStatus.ACTIVE, schedule, steps);
    stored.define(active);
  }

  private static CampaignStep[] daily() {
    return new CampaignStep[] {
      Samples.step(1, Channel.EMAIL, Samples.NOW),
      Samples.step(2, Channel.SMS, ONE_DAY),
      Samples.step(3, Channel.EMAIL, ONE_DAY)
    };
  }

  private Instant pause() {
    stored.define(
        Samples.definition(
            "acme",
            campaignId,
            ++changes,
            CampaignStatus.PAUSED,
            active.version().schedule(),
            active.version().steps().toArray(CampaignStep[]::new)));
    return days.now();
  }

  private void resume() {
    stored.define(Samples.frozen(active, ++changes));
  }

  private void resumeFrozen(Instant pausedAt) {
    stored.define(Samples.frozen(active, ++changes, new Freeze(pausedAt, days.now())));
  }

  private void enroll(int people) {
    stored.hear(Stream.generate(() -> Samples.known("acme", Ids.next())).limit(people).toList());
  }

  private void database(String sql) {
    QuarkusTransaction.requiringNew().run(() -> database.update(sql, campaignId));
  }

  private static Instant hours(int hours) {
    return MONDAY.plus(hours, ChronoUnit.HOURS);
  }

  private List<Long> sentAfterHours() {
    return days.sent().stream().map(sent -> MONDAY.until(sent.at(), ChronoUnit.HOURS)).toList();
  }
}
