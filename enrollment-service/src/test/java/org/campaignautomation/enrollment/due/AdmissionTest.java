package org.campaignautomation.enrollment.due;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Contact;
import org.campaignautomation.contracts.Delay;
import org.campaignautomation.contracts.JobKind;
import org.campaignautomation.contracts.OnTooLate;
import org.campaignautomation.contracts.Schedule;
import org.campaignautomation.contracts.ZoneMode;
import org.campaignautomation.enrollment.Samples;
import org.campaignautomation.enrollment.catalog.CampaignStep;
import org.campaignautomation.enrollment.journey.JobState;
import org.campaignautomation.enrollment.journey.JobStatus;
import org.campaignautomation.enrollment.timing.OpeningHours;
import org.campaignautomation.platform.ids.Ids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  private static final Instant PLANNED = Instant.parse("2026-11-23T16:00:00Z");
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final OpeningHours ALWAYS = OpeningHours.of(null, UTC);
  private static final OpeningHours UNTIL_FIVE =
      OpeningHours.of(
          new Schedule(
              ZoneMode.FIXED,
              "UTC",
              List.of(
                  new Schedule.Window(
                      List.of(DayOfWeek.values()), LocalTime.of(9, 0), LocalTime.of(17, 0))),
              List.of()),
          UTC);
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

  private static @Nullable Instant sendBefore(CampaignStep step, OpeningHours hours, Instant now) {
    return check(ADA, step, hours, now) instanceof Admission.Admitted admitted
        ? admitted.due().sendBefore()
        : Instant.MIN;
  }

  private static Admission check(
      @Nullable Contact contact, CampaignStep step, OpeningHours hours, Instant now) {
    JobState job =
        new JobState(
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
            "contact");
    return Admission.check(job, contact, step, hours, now);
  }
}
