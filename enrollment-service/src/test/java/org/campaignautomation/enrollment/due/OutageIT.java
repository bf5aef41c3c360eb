package org.campaignautomation.enrollment.due;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Delay;
import org.campaignautomation.contracts.FailureClass;
import org.campaignautomation.contracts.OnTooLate;
import org.campaignautomation.enrollment.Samples;
import org.campaignautomation.enrollment.SimulatedTime;
import org.campaignautomation.enrollment.StoredJobs;
import org.campaignautomation.enrollment.StoredJobs.Stored;
import org.campaignautomation.enrollment.catalog.CampaignStep;
import org.campaignautomation.enrollment.journey.Answer;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.platform.ids.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Order and gaps of a sequence over days, with outages of hours and days. */
@QuarkusTest
@TestProfile(SimulatedTime.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "enrollment"))
class OutageIT {
  private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");
  private static final Duration TOLERANCE = Duration.ofMinutes(1);
  private static final List<Duration> GAPS =
      List.of(Duration.ZERO, Duration.ofHours(3), Duration.ofHours(1), Duration.ofHours(72));

  @Inject SimulatedDays days;
  @Inject StoredJobs stored;

  private final UUID campaignId = Ids.next();

  @BeforeEach
  void start() {
    stored.clear();
    days.start(MONDAY);
  }

  @Test
  void daysPassInSecondsAndEachStepGoesOutAtItsTime() {
    // given
    enroll(1, sequence());

    // when
    days.run(Duration.ofDays(10));

    // then
    assertThat(days.sent())
        .extracting(SimulatedDays.Sent::at)
        .containsExactly(
            MONDAY,
            MONDAY.plus(3, ChronoUnit.HOURS),
            MONDAY.plus(4, ChronoUnit.HOURS),
            MONDAY.plus(76, ChronoUnit.HOURS));
    assertThat(days.now()).isEqualTo(MONDAY.plus(10, ChronoUnit.DAYS));
  }

  /** A random mix of work, outages, refusals and silence; whatever happens, order and gaps hold. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void orderAndGapsHoldAfterOutages(long seed) {
    // given
    Random random = new Random(seed);
    enroll(20, sequence());

    // when
    for (int i = 0; i < 12; i++) {
      if (random.nextBoolean()) {
        days.pass(Duration.ofMinutes(random.nextInt(60 * 40)));
      }
      days.run(Duration.ofMinutes(random.nextInt(60 * 20)), unreliable(random));
    }
    days.run(Duration.ofDays(30));

    // then
    assertThat(stored.of(campaignId))
        .hasSize(20 * 4)
        .allMatch(job -> job.status().equals("completed") || job.status().equals("failed"));
    assertThat(stored.of(campaignId).stream().map(Stored::contactId).distinct())
        .allSatisfy(this::holdsOrderAndGaps);
  }

  @Test
  void stepsThatWereDueInAnOutageComeOneByOneAfterIt() {
    // given
    enroll(1, sequence());

    // when
    days.pass(Duration.ofDays(5));
    Instant back = days.now();
    days.run(Duration.ofDays(5));

    // then
    assertThat(days.sent())
        .extracting(SimulatedDays.Sent::at)
        .containsExactly(
            back,
            back.plus(3, ChronoUnit.HOURS),
            back.plus(4, ChronoUnit.HOURS),
            back.plus(76, ChronoUnit.HOURS));
  }

  @Test
  void whatIsTooLateAfterAnOutageIsLeftOutAndTheSequenceGoesOn() {
    // given
    enroll(
        1,
        Samples.lateStep(1, Channel.EMAIL, new Delay(6, Delay.Unit.HOURS), OnTooLate.CONTINUE),
        Samples.step(2, Channel.SMS, new Delay(2, Delay.Unit.DAYS)));

    // when
    days.pass(Duration.ofHours(7));
    days.run(Duration.ofDays(3));

    // then the second keeps the time it had
    assertThat(stored.of(campaignId).getFirst().reason()).isEqualTo("too_late");
    assertThat(days.sent()).hasSize(1);
    assertThat(days.sent().getFirst().at())
        .isCloseTo(MONDAY.plus(48, ChronoUnit.HOURS), within(1, ChronoUnit.SECONDS));
  }

  private void holdsOrderAndGaps(UUID contactId) {
    List<SimulatedDays.Sent> mine = new ArrayList<>();
    for (SimulatedDays.Sent one : days.sent()) {
      if (one.contactId().equals(contactId)) {
        mine.add(one);
      }
    }
    for (int i = 1; i < mine.size(); i++) {
      SimulatedDays.Sent before = mine.get(i - 1);
      SimulatedDays.Sent after = mine.get(i);
      assertThat(after.step()).isGreaterThan(before.step());
      assertThat(Duration.between(before.at(), after.at()))
          .as("from step %d to step %d", before.step(), after.step())
          .isGreaterThanOrEqualTo(GAPS.get(after.step() - 1).minus(TOLERANCE));
    }
  }

  private static SimulatedDays.Dispatch unreliable(Random random) {
    return (job, now) ->
        switch (random.nextInt(6)) {
          case 0 -> new Answer.Refused(FailureClass.RECIPIENT_TEMPORARY, "451", "later");
          case 1 -> new Answer.Refused(FailureClass.PROVIDER_OUTAGE, "503", "away");
          case 2 -> new Answer.Deferred("throttled", now.plus(20, ChronoUnit.MINUTES), false);
          case 3 -> null;
          default -> SimulatedDays.Dispatch.ACCEPTS.answer(job, now);
        };
  }

  private static CampaignStep[] sequence() {
    return new CampaignStep[] {
      Samples.step(1, Channel.EMAIL, Samples.NOW),
      Samples.step(2, Channel.SMS, new Delay(3, Delay.Unit.HOURS)),
      Samples.step(3, Channel.EMAIL, new Delay(1, Delay.Unit.HOURS)),
      Samples.step(4, Channel.SMS, new Delay(72, Delay.Unit.HOURS))
    };
  }

  private void enroll(int people, CampaignStep... steps) {
    stored.define(Samples.active("acme", campaignId, steps));
    stored.hear(Stream.generate(() -> Samples.known("acme", Ids.next())).limit(people).toList());
  }
}
