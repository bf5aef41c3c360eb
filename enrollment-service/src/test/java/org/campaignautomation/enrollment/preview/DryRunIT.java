package org.campaignautomation.enrollment.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Contact;
import org.campaignautomation.contracts.Delay;
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
import org.campaignautomation.enrollment.catalog.Campaign;
import org.campaignautomation.enrollment.catalog.CampaignStep;
import org.campaignautomation.enrollment.catalog.CampaignVersion;
import org.campaignautomation.enrollment.catalog.Definition;
import org.campaignautomation.enrollment.catalog.SendingRules;
import org.campaignautomation.enrollment.due.SimulatedDays;
import org.campaignautomation.enrollment.journey.CampaignLookup;
import org.campaignautomation.enrollment.journey.Trigger;
import org.campaignautomation.enrollment.journey.TriggerResult;
import org.campaignautomation.enrollment.journey.TriggerResult.PlannedJob;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.platform.ids.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a dry run says is what then happens, over weeks, on the same inputs. */
@QuarkusTest
@TestProfile(SimulatedTime.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "enrollment"))
class DryRunIT {
  /** A Friday evening in Berlin, three weeks before the clocks change. */
  private static final Instant FRIDAY = Instant.parse("2026-03-06T19:30:00Z");

  private static final List<String> ZONES =
      List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata");
  private static final int PEOPLE = 40;

  @Inject SimulatedDays days;
  @Inject StoredJobs stored;
  @Inject DryRun dryRun;
  @Inject Trigger trigger;
  @Inject CampaignLookup campaigns;

  private final UUID campaignId = Ids.next();

  @BeforeEach
  void start() {
    stored.clear();
    days.start(FRIDAY);
  }

  @ParameterizedTest
  @CsvSource({"HOLD, DEFER", "SKIP, DEFER", "HOLD, SKIP", "SKIP, SKIP"})
  void theRealRunIsWhatWasForeseen(OnQuiet onQuiet, OnExceeded onExceeded) {
    // given people with and without addresses, in four zones
    for (int index = 0; index < PEOPLE; index++) {
      stored.hear(
          List.of(Samples.known("acme", Ids.next(), 1, person(index), FRIDAY.minusSeconds(60))));
    }
    stored.settle("acme", 1, rules(onQuiet, onExceeded));
    CampaignVersion version = new CampaignVersion(campaignId, 1, "acme", schedule(), steps());

    // when it is asked first as a draft, then done
    TriggerResult foreseen = dryRun.run(version, 7, 100);
    assertThat(stored.enrolled(campaignId)).isZero();
    stored.define(
        Samples.definition(
            "acme",
            campaignId,
            1,
            CampaignStatus.ACTIVE,
            version.schedule(),
            version.steps().toArray(CampaignStep[]::new)));
    TriggerResult real = trigger.run(campaigns.active("acme", campaignId), 7, 100);
    days.run(Duration.ofDays(70));

    // then the counts came true
    assertThat(foreseen.enrolled()).isEqualTo(real.enrolled()).isEqualTo(PEOPLE);
    assertThat(foreseen.jobsCreated()).isEqualTo(real.jobsCreated());
    // and so did each instant and each skip
    Map<UUID, TriggerResult.Person> byContact =
        foreseen.results().stream()
            .collect(Collectors.toMap(TriggerResult.Person::contactId, Function.identity()));
    List<Stored> jobs = stored.of(campaignId);
    assertThat(jobs).hasSize(PEOPLE * version.steps().size());
    for (Stored job : jobs) {
      PlannedJob planned =
          Objects.requireNonNull(byContact.get(job.contactId())).jobs().get(job.step() - 1);
      if (planned.reason() == null) {
        assertThat(job.status()).isEqualTo("completed");
        assertThat(sentAt(job)).as("step %d", job.step()).isEqualTo(planned.dueAt());
      } else {
        assertThat(job.status()).isIn("skipped", "cancelled");
        assertThat(job.reason()).isEqualTo(planned.reason());
      }
    }
  }

  @Test
  void whoIsInItAlreadyIsCountedAndListedLast() {
    // given
    UUID here = Ids.next();
    UUID fresh = Ids.next();
    stored.hear(
        List.of(Samples.known("acme", here, 1, Samples.person("a@example.com", null), FRIDAY)));
    CampaignStep step = Samples.step(1, Channel.EMAIL, Samples.NOW);
    CampaignVersion version = new CampaignVersion(campaignId, 1, "acme", null, List.of(step));
    stored.define(new Definition(activatedAt(FRIDAY.plusSeconds(30)), version));
    days.pass(Duration.ofMinutes(1));
    trigger.run(campaigns.active("acme", campaignId), 7, 0);
    // two who were accepted before the activation, so that nobody has enrolled them yet
    stored.hear(
        List.of(
            Samples.known("globex", Ids.next(), 1, Samples.person("b@example.com", null), FRIDAY)));
    stored.hear(
        List.of(Samples.known("acme", fresh, 1, Samples.person(null, "+12025550123"), FRIDAY)));

    // when
    TriggerResult foreseen = dryRun.run(version, 7, 10);

    // then
    assertThat(foreseen.considered()).isEqualTo(2);
    assertThat(foreseen.alreadyEnrolled()).isEqualTo(1);
    assertThat(foreseen.results())
        .extracting(TriggerResult.Person::contactId, TriggerResult.Person::reason)
        .containsExactly(tuple(fresh, "no_address"), tuple(here, "already_enrolled"));
  }

  private Campaign activatedAt(Instant instant) {
    return new Campaign(
        campaignId, "acme", 1, 1, CampaignStatus.ACTIVE, 7, instant, null, null, List.of());
  }

  private Instant sentAt(Stored job) {
    List<Instant> sent = new ArrayList<>();
    for (SimulatedDays.Sent one : days.sent()) {
      if (one.job().id().equals(job.id())) {
        sent.add(one.at());
      }
    }
    assertThat(sent).hasSize(1);
    return sent.getFirst();
  }

  private static Contact person(int index) {
    return new Contact(
        "crm-" + index,
        index % 5 == 0 ? null : "ada" + index + "@example.com",
        index % 7 == 0 ? null : "+1202555" + (1_000 + index),
        "Ada",
        "Lovelace",
        null,
        null,
        ZONES.get(index % ZONES.size()),
        index % 3 == 0 ? "tenant" : "contact",
        null,
        Map.of());
  }

  private static SendingRules rules(OnQuiet onQuiet, OnExceeded onExceeded) {
    return new SendingRules(
        List.of(
            new QuietHours(Channel.SMS, LocalTime.of(17, 0), LocalTime.of(11, 0), onQuiet),
            new QuietHours(Channel.EMAIL, LocalTime.of(22, 0), LocalTime.of(10, 0), OnQuiet.HOLD)),
        new FrequencyCap(1, 3, onExceeded));
  }

  private static Schedule schedule() {
    List<DayOfWeek> weekdays =
        List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY);
    return new Schedule(
        ZoneMode.CONTACT,
        "Europe/London",
        List.of(
            new Schedule.Window(weekdays, LocalTime.of(9, 0), LocalTime.of(18, 0)),
            new Schedule.Window(
                List.of(DayOfWeek.SATURDAY), LocalTime.of(22, 0), LocalTime.of(13, 0))),
        List.of(LocalDate.of(2026, 3, 10)));
  }

  private static List<CampaignStep> steps() {
    return List.of(
        Samples.step(1, Channel.EMAIL, Samples.NOW),
        Samples.step(2, Channel.SMS, new Delay(4, Delay.Unit.HOURS)),
        Samples.step(3, Channel.EMAIL, Samples.NOW),
        Samples.lateStep(4, Channel.EMAIL, new Delay(20, Delay.Unit.HOURS), OnTooLate.CONTINUE),
        Samples.step(5, Channel.SMS, new Delay(2, Delay.Unit.WEEKS)),
        Samples.lateStep(6, Channel.SMS, new Delay(1, Delay.Unit.HOURS), OnTooLate.EXIT),
        Samples.step(7, Channel.EMAIL, Samples.THREE_DAYS));
  }
}
