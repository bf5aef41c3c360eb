package org.campaignautomation.enrollment.due;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Delay;
import org.campaignautomation.contracts.QuietHours;
import org.campaignautomation.contracts.QuietHours.OnQuiet;
import org.campaignautomation.contracts.Schedule;
import org.campaignautomation.contracts.ZoneMode;
import org.campaignautomation.enrollment.Samples;
import org.campaignautomation.enrollment.SimulatedTime;
import org.campaignautomation.enrollment.StoredJobs;
import org.campaignautomation.enrollment.StoredJobs.Stored;
import org.campaignautomation.enrollment.catalog.CampaignStep;
import org.campaignautomation.enrollment.catalog.SendingRules;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.platform.ids.Ids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No campaign can override a tenant's quiet hours, whenever they were set. */
@QuarkusTest
@TestProfile(SimulatedTime.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "enrollment"))
class QuietHoursIT {
  /** 22:00 of a Monday in Berlin, where the contacts live. */
  private static final Instant EVENING = Instant.parse("2026-03-02T21:00:00Z");

  private static final Instant MORNING = Instant.parse("2026-03-03T07:00:00Z");
  private static final QuietHours NIGHT = quiet(21, 8, OnQuiet.HOLD);

  @Inject SimulatedDays days;
  @Inject StoredJobs stored;

  private final UUID campaignId = Ids.next();

  @BeforeEach
  void start() {
    stored.clear();
    days.start(EVENING);
  }

  @Test
  void whatFallsIntoThemIsPlannedForTheirEnd() {
    // given
    stored.settle("acme", 1, new SendingRules(List.of(NIGHT), null));

    // when
    enroll(null, sms(1, Samples.NOW), email(2, Samples.NOW));

    // then an SMS waits, and the e-mail behind it, which they do not touch, comes after it
    assertThat(stored.of(campaignId)).extracting(Stored::plannedAt).containsOnly(MORNING);
    days.run(Duration.ofDays(1));
    assertThat(days.sent()).extracting(SimulatedDays.Sent::at).containsOnly(MORNING);
  }

  @Test
  void theyAreInTheContactsZoneWhateverTheSchedulesIs() {
    // given office hours in New York, of which Berlin sees 15:00 to 23:00
    stored.settle("acme", 1, new SendingRules(List.of(quiet(20, 8, OnQuiet.HOLD)), null));
    Schedule newYork = schedule("America/New_York", 9, 17);

    // when
    enroll(newYork, sms(1, Samples.NOW));

    // then it is the next day's opening at 09:00 in New York
    assertThat(job(0).plannedAt()).isEqualTo("2026-03-03T14:00:00Z");
  }

  @Test
  void thoseThatAreSetAfterThePlanHoldAtTheClaim() {
    // given
    enroll(null, sms(1, new Delay(1, Delay.Unit.HOURS)));
    stored.settle("acme", 1, new SendingRules(List.of(NIGHT), null));

    // when
    days.run(Duration.ofHours(2));

    // then
    assertThat(days.sent()).isEmpty();
    assertThat(job(0).status()).isEqualTo("pending");
    assertThat(job(0).reason()).isEqualTo("quiet_hours");
    assertThat(job(0).dueAt()).isEqualTo(MORNING);

    days.run(Duration.ofDays(1));
    assertThat(days.sent()).extracting(SimulatedDays.Sent::at).containsExactly(MORNING);
  }

  @Test
  void thoseThatSkipEndTheStepAndTheSequenceGoesOn() {
    // given
    stored.settle("acme", 1, new SendingRules(List.of(quiet(21, 8, OnQuiet.SKIP)), null));
    enroll(null, sms(1, Samples.NOW), sms(2, new Delay(12, Delay.Unit.HOURS)));

    // when
    days.run(Duration.ofDays(1));

    // then
    assertThat(job(0).status()).isEqualTo("skipped");
    assertThat(job(0).reason()).isEqualTo("quiet_hours");
    assertThat(days.sent())
        .extracting(SimulatedDays.Sent::at)
        .containsExactly(EVENING.plus(Duration.ofHours(12)));
  }

  @Test
  void whatIsClaimedShortlyBeforeMustBeSentBefore() {
    // given
    stored.settle("acme", 1, new SendingRules(List.of(quiet(23, 8, OnQuiet.SKIP)), null));
    enroll(null, sms(1, Samples.NOW));

    // then
    assertThat(days.claim(Channel.SMS))
        .singleElement()
        .satisfies(
            due -> assertThat(due.sendBefore()).isEqualTo(EVENING.plus(Duration.ofHours(1))));
  }

  @Test
  void aScheduleWithinThemIsHeldAndLookedAtRarelyUntilTheyAreChanged() {
    // given a schedule from 22:00 to 23:00
    stored.settle("acme", 1, new SendingRules(List.of(NIGHT), null));
    enroll(schedule("Europe/Berlin", 22, 23), sms(1, Samples.NOW));

    // when
    days.run(Duration.ofDays(3));

    // then
    assertThat(days.sent()).isEmpty();
    assertThat(job(0).reason()).isEqualTo("never_opens");
    assertThat(job(0).revision()).isBetween(2L, 13L);

    // when
    stored.settle("acme", 2, SendingRules.NONE);
    days.run(Duration.ofDays(2));

    // then
    assertThat(days.sent())
        .singleElement()
        .satisfies(
            sent ->
                assertThat(sent.at().atZone(ZoneId.of("Europe/Berlin")).getHour()).isEqualTo(22));
  }

  @Test
  void anotherTenantsAreNotOurs() {
    stored.settle("globex", 1, new SendingRules(List.of(NIGHT), null));

    enroll(null, sms(1, Samples.NOW));

    assertThat(job(0).plannedAt()).isEqualTo(EVENING);
  }

  private void enroll(@Nullable Schedule schedule, CampaignStep... steps) {
    stored.define(
        Samples.definition("acme", campaignId, 1, CampaignStatus.ACTIVE, schedule, steps));
    stored.hear(List.of(Samples.known("acme", Ids.next())));
  }

  private Stored job(int index) {
    return stored.of(campaignId).get(index);
  }

  private static CampaignStep sms(int position, Delay delay) {
    return Samples.step(position, Channel.SMS, delay);
  }

  private static CampaignStep email(int position, Delay delay) {
    return Samples.step(position, Channel.EMAIL, delay);
  }

  private static QuietHours quiet(int start, int end, OnQuiet onQuiet) {
    return new QuietHours(Channel.SMS, LocalTime.of(start, 0), LocalTime.of(end, 0), onQuiet);
  }

  private static Schedule schedule(String zone, int start, int end) {
    return new Schedule(
        ZoneMode.FIXED,
        zone,
        List.of(
            new Schedule.Window(
                List.of(DayOfWeek.values()), LocalTime.of(start, 0), LocalTime.of(end, 0))),
        List.of());
  }
}
