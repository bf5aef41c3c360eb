package org.campaignautomation.campaign.console.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.campaign.definition.CampaignVersion;
import org.campaignautomation.campaign.definition.CampaignVersion.StepWithWaiting;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Delay;
import org.campaignautomation.contracts.DelayFrom;
import org.campaignautomation.contracts.MissingVariable;
import org.campaignautomation.contracts.OnTooLate;
import org.campaignautomation.contracts.Schedule;
import org.campaignautomation.contracts.Step;
import org.campaignautomation.contracts.ZoneMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VersionChangeTest {
  private static final UUID GREETING = new UUID(0, 1);
  private static final UUID REMINDER = new UUID(0, 2);
  private static final Schedule OFFICE_HOURS =
      new Schedule(
          ZoneMode.FIXED,
          "Europe/Berlin",
          List.of(
              new Schedule.Window(
                  List.of(DayOfWeek.TUESDAY, DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY),
                  LocalTime.of(9, 0),
                  LocalTime.of(18, 0))),
          List.of());

  @Test
  void theFirstHasChangedNothing() {
    assertThat(VersionChange.between(null, version(null, step(GREETING, 1, 0)))).isEmpty();
  }

  @Test
  void stepsComeAndGo() {
    assertThat(
            VersionChange.between(
                version(null, step(GREETING, 1, 0)), version(null, step(REMINDER, 1, 2))))
        .containsExactly(
            "Step 1 (E-mail) is gone", "Step 1 (E-mail) is new: 2 days after the enrolment");
  }

  @Test
  void stepsMoveAndWait() {
    assertThat(
            VersionChange.between(
                version(null, step(GREETING, 1, 0), step(REMINDER, 2, 1)),
                version(null, step(REMINDER, 1, 1), step(GREETING, 2, 3))))
        .containsExactly(
            "Step 1 (E-mail) was at position 2 → 1",
            "Step 1 (E-mail) goes out 1 day after the step before → 1 day after the enrolment",
            "Step 2 (E-mail) was at position 1 → 2",
            "Step 2 (E-mail) goes out right after the enrolment → 3 days after the step before");
  }

  @Test
  void hoursAreSet() {
    Step step = step(GREETING, 1, 0);

    assertThat(VersionChange.between(version(null, step), version(OFFICE_HOURS, step)))
        .containsExactly("Sends at any time → Mon–Wed 09:00–18:00, in Europe/Berlin");
  }

  @Test
  void textsAreNoPartOfIt() {
    Step before = step(GREETING, 1, 0);
    Step after =
        new Step(
            GREETING,
            1,
            Channel.EMAIL,
            before.delay(),
            before.delayFrom(),
            "Another subject",
            null,
            "Another text",
            null,
            OnTooLate.CONTINUE,
            MissingVariable.SKIP);

    assertThat(VersionChange.between(version(null, before), version(null, after))).isEmpty();
  }

  private static CampaignVersion version(@Nullable Schedule schedule, Step... steps) {
    return new CampaignVersion(
        1,
        true,
        null,
        Instant.EPOCH,
        schedule,
        List.of(steps).stream().map(step -> new StepWithWaiting(step, 0)).toList());
  }

  private static Step step(UUID id, int position, int days) {
    return new Step(
        id,
        position,
        Channel.EMAIL,
        new Delay(days, Delay.Unit.DAYS),
        DelayFrom.PREVIOUS_STEP,
        "Hello",
        null,
        "Hello",
        null,
        OnTooLate.CONTINUE,
        MissingVariable.SKIP);
  }
}
