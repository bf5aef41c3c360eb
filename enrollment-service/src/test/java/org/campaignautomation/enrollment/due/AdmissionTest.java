package org.campaignautomation.enrollment.due;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Contact;
import org.campaignautomation.contracts.Delay;
import org.campaignautomation.contracts.FrequencyCap;
import org.campaignautomation.contracts.FrequencyCap.OnExceeded;
import org.campaignautomation.contracts.JobKind;
import org.campaignautomation.contracts.OnTooLate;
import org.campaignautomation.contracts.QuietHours;
import org.campaignautomation.contracts.QuietHours.OnQuiet;
import org.campaignautomation.contracts.Schedule;
import org.campaignautomation.contracts.ZoneMode;
import org.campaignautomation.enrollment.Samples;
import org.campaignautomation.enrollment.catalog.CampaignStep;
import org.campaignautomation.enrollment.journey.JobState;
import org.campaignautomation.enrollment.journey.JobStatus;
import org.campaignautomation.enrollment.timing.FrequencyLimit;
import org.campaignautomation.enrollment.timing.SendingHours;
import org.campaignautomation.platform.ids.Ids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  private static final Instant PLANNED = Instant.parse("2026-11-23T16:00:00Z");
  private static final SendingHours ALWAYS = hours(null, List.of());
  private static final Schedule NINE_TO_FIVE =
      new Schedule(
          ZoneMode.FIXED,
          "UTC",
          List.of(
              new Schedule.Window(
                  List.of(DayOfWeek.values()), LocalTime.of(9, 0), LocalTime.of(17, 0))),
          List.of());
  private static final SendingHours UNTIL_FIVE = hours(NINE_TO_FIVE, List.of());
  private static final Contact ADA = Samples.person("ada@example.com", null);

  private final CampaignStep patient = Samples.step(1, Channel.EMAIL, Samples.NOW);
  private final CampaignStep impatient =
      Samples.lateStep(1, Channel.EMAIL, new Delay(30, Delay.Unit.MINUTES), OnTooLate.CONTINUE);

  @Test
  void withoutAWindowAndALimitThereIsNoEnd() {
    assertThat(sendBefore(patient, ALWAYS, PLANNED)).isNull();
  }

  @Test
  void theEarlierOfTheWindowsEndAndTheLatenessIsTheEnd() {
    assertThat(sendBefore(patient, UNTIL_FIVE, PLANNED)).isEqualTo("2026-11-23T17:00:00Z");
    assertThat(sendBefore(impatient, UNTIL_FIVE, PLANNED)).isEqualTo("2026-11-23T16:30:00Z");
    assertThat(sendBefore(impatient, ALWAYS, PLANNED)).isEqualTo("2026-11-23T16:30:00Z");
  }

  @Test
  void theLastInstantBeforeTheLimitIsInTimeAndTheLimitIsNot() {
    Instant limit = PLANNED.plus(Duration.ofMinutes(30));

    assertThat(check(ADA, impatient, ALWAYS, limit.minusMillis(1)))
        .isInstanceOf(Admission.Admitted.class);
    assertThat(check(ADA, impatient, ALWAYS, limit)).isInstanceOf(Admission.Refused.class);
  }

  @Test
  void aClosedWindowHoldsAndAMissingPersonOrAddressEnds() {
    Instant evening = Instant.parse("2026-11-23T17:00:00Z");

    assertThat(check(ADA, patient, UNTIL_FIVE, evening)).isInstanceOf(Admission.Refused.class);
    assertThat(check(null, patient, ALWAYS, PLANNED)).isInstanceOf(Admission.Refused.class);
    assertThat(check(Samples.person(null, "+12025550123"), patient, ALWAYS, PLANNED))
        .isInstanceOf(Admission.Refused.class);
  }

  @Test
  void quietHoursHoldUntilTheyAreOverAndTheScheduleIsOpen() {
    SendingHours hours = hours(NINE_TO_FIVE, List.of(quiet(16, 10, OnQuiet.HOLD)));

    assertThat(objection(hours, PLANNED.plusSeconds(60)))
        .isEqualTo(new Finding.Hold(Instant.parse("2026-11-24T10:00:00Z"), "quiet_hours"));
  }

  @Test
  void quietHoursThatSkipEndTheJob() {
    SendingHours hours = hours(NINE_TO_FIVE, List.of(quiet(16, 10, OnQuiet.SKIP)));

    assertThat(objection(hours, PLANNED))
        .isEqualTo(new Finding.Stop(Finding.Ending.SKIP, "quiet_hours"));
  }

  @Test
  void theBeginningOfQuietHoursIsTheEnd() {
    SendingHours hours = hours(NINE_TO_FIVE, List.of(quiet(16, 10, OnQuiet.SKIP)));

    assertThat(sendBefore(patient, hours, Instant.parse("2026-11-23T12:00:00Z")))
        .isEqualTo("2026-11-23T16:00:00Z");
  }

  @Test
  void aScheduleWithinTheQuietHoursIsLookedAtAgainHoursLater() {
    SendingHours hours = hours(NINE_TO_FIVE, List.of(quiet(8, 18, OnQuiet.HOLD)));

    assertThat(objection(hours, PLANNED))
        .isEqualTo(new Finding.Hold(PLANNED.plus(Duration.ofHours(6)), "never_opens"));
  }

  @Test
  void aCapDefersToTheNextOpeningUnderIt() {
    FrequencyCap oneADay = new FrequencyCap(1, null, OnExceeded.DEFER);

    assertThat(capped(oneADay, PLANNED.minusSeconds(60)))
        .isEqualTo(new Finding.Hold(Instant.parse("2026-11-24T09:00:00Z"), "frequency_cap"));
  }

  @Test
  void aCapMaySkip() {
    FrequencyCap oneAWeek = new FrequencyCap(null, 1, OnExceeded.SKIP);

    assertThat(capped(oneAWeek, PLANNED.minus(Duration.ofDays(6))))
        .isEqualTo(new Finding.Stop(Finding.Ending.SKIP, "frequency_cap"));
    assertThat(capped(oneAWeek, PLANNED.minus(Duration.ofDays(7)))).isEqualTo(Finding.Pass.PASS);
  }

  @Test
  void aDayThatIsCappedEndsAtItsMidnight() {
    Admission admission =
        Admission.check(
            job(patient),
            new Candidate(
                Channel.EMAIL,
                PLANNED,
                ADA,
                patient,
                ALWAYS,
                new FrequencyCap(1, null, OnExceeded.DEFER),
                List.of(),
                PLANNED));

    assertThat(admission)
        .isInstanceOfSatisfying(
            Admission.Admitted.class,
            yes -> assertThat(yes.due().sendBefore()).isEqualTo("2026-11-24T00:00:00Z"));
  }

  private Finding capped(FrequencyCap cap, Instant sentAt) {
    return AdmissionRule.objection(
        new Candidate(
            Channel.EMAIL,
            PLANNED,
            ADA,
            patient,
            UNTIL_FIVE,
            cap,
            List.of(new FrequencyLimit.Sent(sentAt, sentAt)),
            PLANNED));
  }

  private Finding objection(SendingHours hours, Instant now) {
    return AdmissionRule.objection(
        new Candidate(Channel.EMAIL, PLANNED, ADA, patient, hours, null, List.of(), now));
  }

  private static QuietHours quiet(int start, int end, OnQuiet onQuiet) {
    return new QuietHours(Channel.EMAIL, LocalTime.of(start, 0), LocalTime.of(end, 0), onQuiet);
  }

  private static @Nullable Instant sendBefore(CampaignStep step, SendingHours hours, Instant now) {
    return check(ADA, step, hours, now) instanceof Admission.Admitted admitted
        ? admitted.due().sendBefore()
        : Instant.MIN;
  }

  private static Admission check(
      @Nullable Contact contact, CampaignStep step, SendingHours hours, Instant now) {
    return Admission.check(
        job(step),
        new Candidate(Channel.EMAIL, PLANNED, contact, step, hours, null, List.of(), now));
  }

  private static SendingHours hours(@Nullable Schedule schedule, List<QuietHours> quietHours) {
    return SendingHours.of(schedule, quietHours, "UTC", "contact");
  }

  private static JobState job(CampaignStep step) {
    return new JobState(
        Ids.next(),
        "acme",
        JobKind.SEQUENCE,
        Ids.next(),
        1,
        Ids.next(),
        1,
        Ids.next(),
        step.id(),
        1,
        Channel.EMAIL,
        JobStatus.PROCESSING,
        null,
        1,
        0,
        1,
        PLANNED,
        PLANNED,
        PLANNED,
        PLANNED,
        null,
        "UTC",
        "contact",
        null,
        1,
        null,
        null);
  }
}
