package org.campaignautomation.campaign.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.campaign.tenant.TenantSettings;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Delay;
import org.campaignautomation.contracts.DelayFrom;
import org.campaignautomation.contracts.EmailSender;
import org.campaignautomation.contracts.MissingVariable;
import org.campaignautomation.contracts.OnTooLate;
import org.campaignautomation.contracts.QuietHours;
import org.campaignautomation.contracts.Schedule;
import org.campaignautomation.contracts.SmsSender;
import org.campaignautomation.contracts.Step;
import org.campaignautomation.contracts.ZoneMode;
import org.campaignautomation.platform.problem.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ActivationCheckTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final QuietHours NIGHT = quiet(Channel.EMAIL, "21:00", "08:00");

  @Test
  void letsThroughWhatCanBeSent() {
    assertThat(faults(null, List.of(NIGHT), email(1), sms(2))).isEmpty();
  }

  @Test
  void wantsAStep() {
    assertThat(faults(null, List.of())).containsExactly("/steps required");
  }

  @Test
  void findsWindowsThatLieInTheQuietHoursOfAChannel() {
    assertThat(faults(windows("22:00", "06:00"), List.of(NIGHT), email(1), sms(2)))
        .containsExactly("/steps/0 unreachable_step");
    assertThat(faults(windows("20:59", "06:00"), List.of(NIGHT), email(1))).isEmpty();
    assertThat(faults(windows("22:00", "08:01"), List.of(NIGHT), email(1))).isEmpty();
    assertThat(faults(windows("22:00", "22:00"), List.of(NIGHT), email(1))).isEmpty();
    assertThat(
            faults(
                windows("09:00", "12:00"),
                List.of(quiet(Channel.SMS, "08:00", "10:30"), quiet(Channel.SMS, "10:30", "13:00")),
                sms(1)))
        .containsExactly("/steps/0 unreachable_step");
  }

  @Test
  void saysNothingOfQuietHoursWhereTheWindowsAreInAnotherZone() {
    Schedule fixed =
        new Schedule(ZoneMode.FIXED, "Asia/Tokyo", windows("22:00", "06:00").windows(), List.of());

    assertThat(faults(fixed, List.of(NIGHT), email(1))).isEmpty();
  }

  @Test
  void findsStepsThatAreAlwaysTooLateAndThoseBehindThem() {
    assertThat(faults(null, List.of(), email(1), late(2, 0, OnTooLate.CONTINUE), sms(3)))
        .containsExactly("/steps/1/maxLateness unreachable_step");
    assertThat(faults(null, List.of(), email(1), late(2, 0, OnTooLate.EXIT), sms(3)))
        .containsExactly("/steps/1/maxLateness unreachable_step", "/steps/2 unreachable_step");
    assertThat(faults(null, List.of(), late(1, 1, OnTooLate.EXIT), sms(2))).isEmpty();
  }

  @Test
  void warnsOfVariablesThatSomeContactsDoNotHave() {
    assertThat(warnings(step(1, Channel.SMS, "{{ firstName }} {{ phone }} {{ companyName }}")))
        .containsExactly(
            "/steps/0/text line 1, column 1: firstName has no default; whoever has no value for it"
                + " does not get this message.");
    assertThat(warnings(step(1, Channel.EMAIL, "{{ phone }} {{ email }} {{ zone }}")))
        .singleElement()
        .asString()
        .contains("phone");
    assertThat(warnings(step(1, Channel.SMS, "{{ firstName | default: 'you' }}"))).isEmpty();
  }

  private static List<String> faults(
      @Nullable Schedule schedule, List<QuietHours> quietHours, Step... steps) {
    return check(schedule, quietHours, steps).errors().stream()
        .map(fault -> fault.pointer() + " " + fault.code())
        .toList();
  }

  private static List<String> warnings(Step step) {
    return check(null, List.of(), step).warnings().stream()
        .map((Fault warning) -> warning.pointer() + " " + warning.detail())
        .toList();
  }

  private static Readiness check(
      @Nullable Schedule schedule, List<QuietHours> quietHours, Step... steps) {
    var settings =
        new TenantSettings(
            "acme",
            1,
            "Acme",
            "Europe/Berlin",
            new EmailSender("hello@acme.example", null, null),
            new SmsSender("+15005550006"),
            quietHours,
            null,
            null);
    var content = new CampaignContent("Welcome", Trigger.NEW_CLIENT, 7, schedule, List.of(steps));
    return ActivationCheck.check(settings, content, TODAY);
  }

  private static Schedule windows(String start, String end) {
    var window =
        new Schedule.Window(
            List.of(DayOfWeek.MONDAY), LocalTime.parse(start), LocalTime.parse(end));
    return new Schedule(ZoneMode.CONTACT, "Europe/Berlin", List.of(window), List.of());
  }

  private static QuietHours quiet(Channel channel, String start, String end) {
    return new QuietHours(
        channel, LocalTime.parse(start), LocalTime.parse(end), QuietHours.OnQuiet.HOLD);
  }

  private static Step email(int position) {
    return step(position, Channel.EMAIL, "Hello");
  }

  private static Step sms(int position) {
    return step(position, Channel.SMS, "Hello");
  }

  private static Step step(int position, Channel channel, String text) {
    return step(position, channel, text, null, OnTooLate.CONTINUE);
  }

  private static Step late(int position, int minutes, OnTooLate onTooLate) {
    return step(position, Channel.SMS, "Hello", new Delay(minutes, Delay.Unit.MINUTES), onTooLate);
  }

  private static Step step(
      int position,
      Channel channel,
      String text,
      @Nullable Delay maxLateness,
      OnTooLate onTooLate) {
    return new Step(
        new UUID(0, position),
        position,
        channel,
        new Delay(0, Delay.Unit.MINUTES),
        DelayFrom.PREVIOUS_STEP,
        channel == Channel.EMAIL ? "Hello" : null,
        null,
        text,
        maxLateness,
        onTooLate,
        MissingVariable.SKIP);
  }
}
