package org.campaignautomation.enrollment.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.campaignautomation.enrollment.explain.Checks.check;
import static org.campaignautomation.enrollment.explain.Checks.detail;
import static org.campaignautomation.enrollment.explain.Checks.result;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Contact;
import org.campaignautomation.contracts.Delay;
import org.campaignautomation.contracts.FailureClass;
import org.campaignautomation.contracts.FrequencyCap;
import org.campaignautomation.contracts.FrequencyCap.OnExceeded;
import org.campaignautomation.contracts.OnTooLate;
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
import org.campaignautomation.enrollment.contact.ContactChange;
import org.campaignautomation.enrollment.due.SimulatedDays;
import org.campaignautomation.enrollment.journey.Answer;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.platform.ids.Ids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each reason for waiting or ending is named, and the instant that is announced comes true. */
@QuarkusTest
@TestProfile(SimulatedTime.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "enrollment"))
class ExplainIT {
  /** 11:00 of a Monday in Berlin, where the contacts live. */
  private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");

  @Inject SimulatedDays days;
  @Inject StoredJobs stored;
  @Inject Explainer explainer;

  private final UUID campaignId = Ids.next();
  private final UUID contactId = Ids.next();

  @BeforeEach
  void start() {
    stored.clear();
    days.start(MONDAY);
    days.beat();
  }

  @Test
  void aClosedScheduleHoldsUntilItOpens() {
    active(schedule(14, 18), step(1, Samples.NOW));

    assertHeld("due_time", MONDAY.plus(Duration.ofHours(3)));
  }

  @Test
  void aStepWaitsForTheOneAhead() {
    active(null, step(1, new Delay(1, Delay.Unit.HOURS)), step(2, new Delay(2, Delay.Unit.HOURS)));

    Explanation second = explain(1);

    assertThat(second.verdict()).isEqualTo("held");
    assertThat(result(second, "previous_step")).isEqualTo(Check.Result.HOLD);
    assertThat(second.nextAt()).isEqualTo(MONDAY.plus(Duration.ofHours(3)));
    days.run(Duration.ofHours(5));
    assertThat(days.sent().get(1).at()).isEqualTo(second.nextAt());
  }

  @Test
  void quietHoursHoldWhatIsDue() {
    active(null, step(1, Samples.NOW));
    stored.settle("acme", 1, new SendingRules(List.of(quiet(OnQuiet.HOLD)), null));

    assertHeld("quiet_hours", MONDAY.plus(Duration.ofHours(2)));
  }

  @Test
  void quietHoursThatSkipStop() {
    active(null, step(1, Samples.NOW));
    stored.settle("acme", 1, new SendingRules(List.of(quiet(OnQuiet.SKIP)), null));

    assertStopped("quiet_hours");
    days.run(Duration.ofMinutes(1));
    assertThat(job(0).reason()).isEqualTo("quiet_hours");
  }

  @Test
  void theCapHoldsUntilThereIsRoom() {
    stored.settle(
        "acme", 1, new SendingRules(List.of(), new FrequencyCap(1, null, OnExceeded.DEFER)));
    active(null, step(1, Samples.NOW), step(2, new Delay(1, Delay.Unit.HOURS)));
    days.run(Duration.ofMinutes(61));
    days.beat();

    Explanation held = explain(1);

    assertThat(held.verdict()).isEqualTo("held");
    assertThat(held.nextAt()).isEqualTo("2026-03-02T23:00:00Z");
    assertThat(detail(held, "due_time")).contains("frequency cap");
    days.run(Duration.ofDays(1));
    assertThat(days.sent().get(1).at()).isEqualTo(held.nextAt());
  }

  @Test
  void whatCannotOpenIsSaidToBeSo() {
    active(schedule(11, 12), step(1, Samples.NOW));
    stored.settle("acme", 1, new SendingRules(List.of(quiet(OnQuiet.HOLD)), null));

    Explanation held = explain(0);

    assertThat(result(held, "quiet_hours")).isEqualTo(Check.Result.HOLD);
    assertThat(detail(held, "quiet_hours")).contains("wholly in the tenant's quiet hours");
    days.run(Duration.ofMinutes(1));
    assertThat(job(0).reason()).isEqualTo("never_opens");
    assertThat(job(0).dueAt()).isEqualTo(held.nextAt());
  }

  @Test
  void aFailedAttemptIsTriedAgainAndSaysWhatFailed() {
    active(null, step(1, Samples.NOW));
    days.run(
        Duration.ofSeconds(1),
        (job, now) -> new Answer.Refused(FailureClass.RECIPIENT_TEMPORARY, "451", "later"));

    Explanation held = explain(0);

    assertThat(check(held, "attempts").input())
        .containsEntry("lastErrorCode", "451")
        .containsEntry("spent", 1);
    assertThat(detail(held, "due_time")).contains("refused it for now");
    assertComesTrue(held);
  }

  @Test
  void whatIsInFlightWaitsForItsAnswer() {
    active(null, step(1, Samples.NOW));
    days.claim(Channel.EMAIL);

    Explanation claimed = explain(0);

    assertThat(result(claimed, "claim")).isEqualTo(Check.Result.HOLD);
    assertThat(claimed.nextAt()).isEqualTo(MONDAY.plusSeconds(30));
  }

  @Test
  void whatIsUnknownIsGivenUpThen() {
    active(null, step(1, Samples.NOW));
    days.run(Duration.ofSeconds(1), (job, now) -> new Answer.Unknown("timeout"));

    Explanation unknown = explain(0);

    assertThat(detail(unknown, "claim")).contains("nobody knows");
    Instant givenUp = Objects.requireNonNull(unknown.nextAt());
    days.run(Duration.between(days.now(), givenUp).plusSeconds(1));
    assertThat(job(0).status()).isEqualTo("failed");
    days.beat();
    assertThat(detail(explain(0), "job_status")).contains("nobody could tell");
  }

  @Test
  void aPausedCampaignHoldsWithoutAnInstant() {
    define(CampaignStatus.PAUSED, 1, null, step(1, Samples.NOW));
    stored.hear(List.of(known(Samples.person("ada@example.com", null))));

    Explanation held = explain(0);

    assertThat(held.verdict()).isEqualTo("held");
    assertThat(held.nextAt()).isNull();
    assertThat(detail(held, "campaign_active")).contains("paused");
  }

  @Test
  void noAddressLatenessAndErasureStop() {
    CampaignStep sms =
        Samples.lateStep(1, Channel.SMS, new Delay(30, Delay.Unit.MINUTES), OnTooLate.EXIT);
    active(null, sms);

    assertStopped("address");
    days.pass(Duration.ofHours(1));
    assertStopped("lateness");
    stored.hear(List.of(new ContactChange.Erased(contactId, "acme", 2, days.now())));
    assertStopped("job_status");
    assertThat(detail(explain(0), "job_status")).contains("erased");
    assertThat(explainer.contact("acme", campaignId, contactId).verdict()).isEqualTo("stopped");
  }

  @Test
  void whatWentOutIsDoneAndWhatFailedSaysWhy() {
    active(null, step(1, Samples.NOW), step(2, Samples.NOW));
    days.run(
        Duration.ofSeconds(5),
        (job, now) ->
            job.step() == 1
                ? new Answer.Accepted("id")
                : new Answer.Refused(FailureClass.RECIPIENT_PERMANENT, "550", "no such user"));
    days.beat();

    assertThat(explain(0).verdict()).isEqualTo("done");
    assertThat(explain(1).verdict()).isEqualTo("stopped");
    assertThat(check(explain(1), "job_status").input()).containsEntry("errorCode", "550");
    Explanation campaign = explainer.campaign("acme", campaignId, 7);
    assertThat(check(campaign, "recent_failures").input().toString())
        .contains("550")
        .contains("jobs=1");
  }

  @Test
  void aPumpThatStandsStillIsNoticed() {
    active(null, step(1, Samples.NOW));
    days.pass(Duration.ofMinutes(2));

    assertStopped("pump_running");
    days.beat();
    assertThat(explain(0).verdict()).isEqualTo("clear");
  }

  @Test
  void aContactThatCameBeforeTheActivationIsToldToTriggers() {
    define(CampaignStatus.ACTIVE, 1, null, step(1, Samples.NOW));
    stored.hear(
        List.of(
            Samples.known(
                "acme",
                contactId,
                1,
                Samples.person("ada@example.com", null),
                Samples.ACTIVATED.minusSeconds(1))));

    Explanation explained = explainer.contact("acme", campaignId, contactId);

    assertThat(result(explained, "matches")).isEqualTo(Check.Result.STOP);
    assertThat(detail(explained, "matches")).contains("enrol it by hand");
  }

  @Test
  void anotherTenantsJobDoesNotExist() {
    active(null, step(1, Samples.NOW));

    assertThat(explainer.job("globex", job(0).id())).isEmpty();
    assertThat(explainer.contact("globex", campaignId, contactId).checks())
        .extracting(Check::rule, Check::result)
        .containsExactly(
            tuple("campaign_active", Check.Result.STOP), tuple("contact_known", Check.Result.STOP));
  }

  private void assertHeld(String rule, Instant until) {
    Explanation held = explain(0);
    assertThat(held.verdict()).isEqualTo("held");
    assertThat(result(held, rule)).isEqualTo(Check.Result.HOLD);
    assertThat(held.nextAt()).isEqualTo(until);
    assertThat(explainer.contact("acme", campaignId, contactId).nextAt()).isEqualTo(until);
    assertComesTrue(held);
  }

  private void assertComesTrue(Explanation held) {
    Instant next = Objects.requireNonNull(held.nextAt());
    days.run(Duration.between(days.now(), next).minusMillis(1));
    assertThat(days.sent()).isEmpty();
    days.run(Duration.ofMillis(1));
    assertThat(days.sent()).extracting(SimulatedDays.Sent::at).containsExactly(next);
  }

  private void assertStopped(String rule) {
    Explanation stopped = explain(0);
    assertThat(stopped.verdict()).isEqualTo("stopped");
    assertThat(stopped.nextAt()).isNull();
    assertThat(result(stopped, rule)).isEqualTo(Check.Result.STOP);
  }

  private Explanation explain(int index) {
    return explainer.job("acme", job(index).id()).orElseThrow();
  }

  private Stored job(int index) {
    return stored.of(campaignId).get(index);
  }

  private void active(@Nullable Schedule schedule, CampaignStep... steps) {
    define(CampaignStatus.ACTIVE, 1, schedule, steps);
    stored.hear(List.of(known(Samples.person("ada@example.com", null))));
  }

  private void define(
      CampaignStatus status, long revision, @Nullable Schedule schedule, CampaignStep... steps) {
    stored.define(Samples.definition("acme", campaignId, revision, status, schedule, steps));
  }

  private ContactChange.Known known(Contact person) {
    return Samples.known("acme", contactId, 1, person);
  }

  private static CampaignStep step(int position, Delay delay) {
    return Samples.step(position, Channel.EMAIL, delay);
  }

  /** From 10:00 to 13:00 in Berlin. */
  private static QuietHours quiet(OnQuiet onQuiet) {
    return new QuietHours(Channel.EMAIL, LocalTime.of(10, 0), LocalTime.of(13, 0), onQuiet);
  }

  private static Schedule schedule(int start, int end) {
    return new Schedule(
        ZoneMode.CONTACT,
        "Europe/Berlin",
        List.of(
            new Schedule.Window(
                List.of(DayOfWeek.values()), LocalTime.of(start, 0), LocalTime.of(end, 0))),
        List.of());
  }
}
