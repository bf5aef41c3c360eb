package org.campaignautomation.enrollment.due;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Delay;
import org.campaignautomation.contracts.InFlight;
import org.campaignautomation.enrollment.Samples;
import org.campaignautomation.enrollment.SimulatedTime;
import org.campaignautomation.enrollment.StoredJobs;
import org.campaignautomation.enrollment.StoredJobs.Stored;
import org.campaignautomation.enrollment.catalog.CampaignStep;
import org.campaignautomation.enrollment.catalog.Definition;
import org.campaignautomation.enrollment.journey.Answer;
import org.campaignautomation.enrollment.journey.CampaignTasks;
import org.campaignautomation.enrollment.journey.JobQueries;
import org.campaignautomation.enrollment.journey.StepWaiting;
import org.campaignautomation.enrollment.sql.Database;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.platform.ids.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Edits of a running campaign, and what becomes of the people in it. */
@QuarkusTest
@TestProfile(SimulatedTime.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "enrollment"))
class VersionsIT {
  private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");
  private static final Delay ONE_DAY = new Delay(24, Delay.Unit.HOURS);

  @Inject SimulatedDays days;
  @Inject StoredJobs stored;
  @Inject CampaignTasks tasks;
  @Inject JobQueries queries;
  @Inject Claims claims;
  @Inject Database database;

  private final UUID campaignId = Ids.next();
  private final CampaignStep welcome = Samples.step(1, Channel.EMAIL, Samples.NOW);
  private final CampaignStep remind = Samples.step(2, Channel.SMS, ONE_DAY);
  private final CampaignStep ask = Samples.step(3, Channel.EMAIL, ONE_DAY);
  private final CampaignStep extra = Samples.step(1, Channel.SMS, ONE_DAY);
  private final Definition first = Samples.active("acme", campaignId, welcome, remind, ask);

  @BeforeEach
  void start() {
    stored.clear();
    days.start(MONDAY);
    stored.define(first);
  }

  @Test
  void keepLeavesPeopleOnTheirVersion() {
    // given
    enroll(1);
    days.run(Duration.ofHours(1));

    // when
    edit(2, InFlight.KEEP, welcome, extra);
    enroll(1);
    days.run(Duration.ofDays(10));

    // then
    assertThat(hoursOf(remind)).containsExactly(24L);
    assertThat(hoursOf(ask)).containsExactly(48L);
    assertThat(hoursOf(extra)).containsExactly(25L);
  }

  @Test
  void moveKeepsTheDatesRemovesWhatIsGoneAndAddsWhatIsNew() {
    // given someone who waits for the second step
    enroll(1);
    days.run(Duration.ofHours(1));

    // when the third goes, and a new one comes behind the second
    edit(2, InFlight.MOVE, welcome, remind, extra);
    days.run(Duration.ofDays(10));

    // then
    assertThat(hoursOf(remind)).containsExactly(24L);
    assertThat(hoursOf(extra)).containsExactly(48L);
    assertThat(hoursOf(ask)).isEmpty();
    assertThat(stored.of(campaignId))
        .extracting(Stored::status, Stored::reason)
        .contains(tuple("cancelled", "step_removed"));
    assertBooksBalance();
  }

  @Test
  void whoWaitsForAStepThatIsGoneGoesOnAtTheNextOneLeft() {
    // given
    enroll(1);
    days.run(Duration.ofHours(1));

    // when
    edit(2, InFlight.MOVE, extra, welcome, ask);
    days.run(Duration.ofDays(10));

    // then at its own date; what lies before it now is not sent
    assertThat(hoursOf(ask)).containsExactly(48L);
    assertThat(hoursOf(extra)).isEmpty();
    assertThat(hoursOf(welcome)).containsExactly(0L);
  }

  @Test
  void rescheduleComputesTheDatesAnewFromTheSameAnchorAndNeverBeforeNow() {
    // given one who waits since five hours, and one who waits since twenty
    enroll(1);
    days.run(Duration.ofHours(15));
    enroll(1);
    days.run(Duration.ofHours(5));

    // when a day becomes ten hours
    edit(2, InFlight.RESCHEDULE, welcome, in(remind, 10), in(ask, 10));
    days.run(Duration.ofDays(10));

    // then the first has it at once
    assertThat(hoursOf(remind)).containsExactly(20L, 25L);
    assertThat(hoursOf(ask)).containsExactly(30L, 35L);
  }

  @Test
  void whoHasNoStepLeftLeaves() {
    // given
    enroll(1);
    days.run(Duration.ofHours(30));

    // when they wait for the last one, and it goes
    edit(2, InFlight.MOVE, welcome, remind);
    days.run(Duration.ofDays(10));

    // then
    assertThat(days.sent()).hasSize(2);
    assertThat(
            database.query(
                "select exit_reason from enrollments where campaign_id = ?",
                row -> row.text("exit_reason"),
                campaignId))
        .containsExactly("no_step_left");
  }

  @Test
  void aMessageOnItsWayWhoseStepIsGoneIsNotTriedAgainAndTheNextGoesOn() {
    // given
    enroll(1);
    days.run(Duration.ofHours(1));
    days.pass(Duration.ofHours(23));
    List<DueJob> inFlight = claims.claim(Channel.SMS, 10, "a", null).due();

    // when
    edit(2, InFlight.MOVE, welcome, ask);
    tasks.run();
    days.answer(inFlight, new Answer.Deferred("throttled", null, false));
    days.run(Duration.ofDays(10));

    // then
    assertThat(inFlight).hasSize(1);
    assertThat(hoursOf(remind)).isEmpty();
    assertThat(hoursOf(ask)).containsExactly(48L);
    assertThat(stored.of(campaignId))
        .filteredOn(job -> job.id().equals(inFlight.getFirst().job().id()))
        .extracting(Stored::status, Stored::reason)
        .containsExactly(tuple("cancelled", "step_removed"));
  }

  @Test
  void theNumbersMovedAreThoseAnnounced() {
    // given people all along the way
    for (int i = 0; i < 5; i++) {
      enroll(7);
      days.run(Duration.ofHours(11));
    }
    Map<UUID, Long> announced = waiting();

    // when
    edit(2, InFlight.MOVE, welcome, extra, remind, ask);
    tasks.run();

    // then
    assertThat(announced.values()).hasSizeGreaterThan(1);
    assertThat(waiting()).isEqualTo(announced);
    assertThat(onVersion(2))
        .isEqualTo(announced.values().stream().mapToLong(Long::longValue).sum());
  }

  @Test
  void nothingIsClaimedBeforeTheMoveIsDoneAndAKillLosesNothing() {
    // given more people than a batch holds
    enroll(700);
    days.run(Duration.ofHours(1));
    edit(2, InFlight.MOVE, welcome, extra, ask);

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
    int between =
        claims.claim(Channel.EMAIL, 1_000, "a", days.now().plus(90, ChronoUnit.DAYS)).claimed();
    days.run(Duration.ofDays(10));

    // then
    assertThat(between).isZero();
    assertThat(onVersion(2)).isEqualTo(700);
    assertThat(hoursOf(ask)).hasSize(700).containsOnly(48L);
    assertBooksBalance();
  }

  /** Random edits while people come and go: order holds, nothing comes twice, the books balance. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void randomEditsKeepOrderAndSendNothingTwice(long seed) {
    Random random = new Random(seed);
    List<CampaignStep> steps = new ArrayList<>(first.version().steps());
    for (int version = 2; version <= 8; version++) {
      enroll(5);
      days.run(Duration.ofHours(random.nextInt(40)), unreliable(random));
      steps = edited(steps, random);
      InFlight[] choices = InFlight.values();
      edit(version, choices[random.nextInt(choices.length)], steps.toArray(CampaignStep[]::new));
    }
    days.run(Duration.ofDays(60));

    assertThat(days.sent().stream().map(sent -> sent.contactId() + " " + sent.job().stepId()))
        .doesNotHaveDuplicates();
    assertThat(stored.of(campaignId))
        .noneMatch(job -> job.status().equals("pending") || job.status().equals("processing"));
    assertBooksBalance();
    for (List<SimulatedDays.Sent> one :
        days.sent().stream()
            .collect(Collectors.groupingBy(SimulatedDays.Sent::contactId))
            .values()) {
      for (int i = 1; i < one.size(); i++) {
        SimulatedDays.Sent before = one.get(i - 1);
        SimulatedDays.Sent after = one.get(i);
        // a position means something within a version only
        if (after.job().campaignVersion() == before.job().campaignVersion()) {
          assertThat(after.step()).isGreaterThan(before.step());
        }
        assertThat(after.at()).isAfterOrEqualTo(before.at());
      }
    }
  }

  private static List<CampaignStep> edited(List<CampaignStep> of, Random random) {
    List<CampaignStep> steps = new ArrayList<>(of);
    steps.removeIf(step -> random.nextInt(4) == 0);
    if (random.nextBoolean()) {
      Collections.shuffle(steps, random);
    }
    while (steps.size() < 2 || random.nextInt(3) == 0) {
      steps.add(
          random.nextInt(steps.size() + 1),
          Samples.step(
              1,
              random.nextBoolean() ? Channel.EMAIL : Channel.SMS,
              new Delay(random.nextInt(50), Delay.Unit.HOURS)));
    }
    return Samples.inOrder(steps.toArray(CampaignStep[]::new));
  }

  private static SimulatedDays.Dispatch unreliable(Random random) {
    return (job, now) ->
        switch (random.nextInt(5)) {
          case 0 -> new Answer.Deferred("throttled", now.plus(3, ChronoUnit.HOURS), false);
          case 1 -> null;
          default -> SimulatedDays.Dispatch.ACCEPTS.answer(job, now);
        };
  }

  private void edit(int version, InFlight inFlight, CampaignStep... steps) {
    stored.define(Samples.edited(first, version, inFlight, null, Samples.inOrder(steps)));
  }

  private static CampaignStep in(CampaignStep step, int hours) {
    return new CampaignStep(
        step.id(),
        step.position(),
        step.channel(),
        new Delay(hours, Delay.Unit.HOURS),
        step.delayFrom(),
        step.maxLateness(),
        step.onTooLate());
  }

  private void enroll(int people) {
    stored.hear(Stream.generate(() -> Samples.known("acme", Ids.next())).limit(people).toList());
  }

  private List<Long> hoursOf(CampaignStep step) {
    return days.sent().stream()
        .filter(sent -> step.id().equals(sent.job().stepId()))
        .map(sent -> MONDAY.until(sent.at(), ChronoUnit.HOURS))
        .toList();
  }

  private Map<UUID, Long> waiting() {
    return queries.waiting("acme", campaignId).stream()
        .collect(Collectors.toMap(StepWaiting::stepId, StepWaiting::count, Long::sum));
  }

  private long onVersion(int version) {
    return database
        .query(
            "select count(*) as n from enrollments where campaign_id = ? and campaign_version = ?",
            row -> row.count("n"),
            campaignId,
            version)
        .getFirst();
  }

  private void assertBooksBalance() {
    assertThat(
            database
                .query(
                    """
                    select (select count(*) from automation_jobs where campaign_id = ?)
                         - (select sum(planned_steps) from enrollments where campaign_id = ?) as gap
                    """,
                    row -> row.count("gap"),
                    campaignId,
                    campaignId)
                .getFirst())
        .isZero();
  }
}
