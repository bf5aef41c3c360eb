package org.campaignautomation.contracts;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What each golden sample must be read as, by file name: {@code full} has every component, {@code
 * minimal} none that may be absent.
 */
final class SampleEvents {
  private static final UUID CAMPAIGN = UUID.fromString("019aac2b-7c00-7000-8000-00000000ca01");
  private static final UUID CONTACT = UUID.fromString("019aac2b-7c00-7000-8000-00000000c001");
  private static final UUID JOB = UUID.fromString("019aac2b-7c00-7000-8000-000000000b01");
  private static final UUID ENROLLMENT = UUID.fromString("019aac2b-7c00-7000-8000-00000000e001");
  private static final UUID STEP_1 = UUID.fromString("019aac2b-7c00-7000-8000-0000000005e1");
  private static final UUID RUN = UUID.fromString("019aac2b-7c00-7000-8000-00000000aa01");
  private static final UUID STEP_2 = UUID.fromString("019aac2b-7c00-7000-8000-0000000005e2");
  private static final Instant AT = Instant.parse("2026-11-22T09:00:00Z");
  private static final Instant LATER = Instant.parse("2026-11-22T17:30:00.123456Z");

  private static final Contact FULL_CONTACT =
      new Contact(
          "crm-1001",
          "ada@example.com",
          "+12025550101",
          "Ada",
          "Lovelace",
          "Ada Lovelace",
          "Analytical Engines Ltd",
          "America/New_York",
          "contact",
          "en-US",
          Map.of("plan", "gold", "seats", 12, "active", true, "tags", List.of("a", "b")));

  private static final Contact MINIMAL_CONTACT =
      new Contact(
          "crm-1002",
          null,
          null,
          null,
          null,
          null,
          null,
          "Europe/Berlin",
          "tenant",
          null,
          Map.of());

  private SampleEvents() {}

  static Map<String, Event> byFileName() {
    Map<String, Event> samples = new TreeMap<>();
    samples.put(
        "TenantSettingsChanged.full.json",
        new TenantSettingsChanged(
            "acme",
            7,
            "Acme Inc",
            "America/New_York",
            new EmailSender("hello@acme.example", "Acme", "help@acme.example"),
            new SmsSender("+15005550006"),
            List.of(
                new QuietHours(
                    Channel.SMS,
                    LocalTime.of(21, 0),
                    LocalTime.of(8, 30),
                    QuietHours.OnQuiet.HOLD)),
            new FrequencyCap(1, 3, FrequencyCap.OnExceeded.DEFER),
            AT));
    samples.put(
        "TenantSettingsChanged.minimal.json",
        new TenantSettingsChanged(
            "globex", 1, "Globex", "Europe/Berlin", null, null, null, null, AT));
    samples.put(
        "CampaignProgress.full.json",
        new CampaignProgress(
            "acme",
            CAMPAIGN,
            1_795_350_600_123L,
            new JobCounts(0, 1, 2, 0, 0, 0),
            List.of(
                new ChangedJob(JOB, JobStatus.COMPLETED),
                new ChangedJob(RUN, JobStatus.PROCESSING)),
            true,
            LATER));
    samples.put("CampaignDefined.full.json", fullCampaign());
    samples.put("CampaignDefined.minimal.json", minimalCampaign());
    samples.put("ContactAdded.full.json", new ContactAdded("acme", CONTACT, 1, AT, FULL_CONTACT));
    samples.put(
        "ContactAdded.minimal.json", new ContactAdded("acme", CONTACT, 1, AT, MINIMAL_CONTACT));
    samples.put(
        "ContactUpdated.full.json", new ContactUpdated("acme", CONTACT, 2, AT, FULL_CONTACT));
    samples.put("ContactErased.full.json", new ContactErased("acme", CONTACT, 3, LATER));
    samples.put("JobDue.full.json", fullJob());
    samples.put("JobDue.minimal.json", minimalJob());
    samples.put(
        "DeliveryAccepted.full.json",
        new DeliveryAccepted(
            "acme",
            JOB,
            4,
            1,
            CONTACT,
            CAMPAIGN,
            Channel.SMS,
            LATER,
            "SM00000000000000000000000000000001"));
    samples.put(
        "DeliveryFailed.full.json",
        new DeliveryFailed(
            "acme",
            JOB,
            4,
            2,
            CONTACT,
            CAMPAIGN,
            Channel.EMAIL,
            LATER,
            FailureClass.RECIPIENT_PERMANENT,
            "550 5.1.1",
            "mailbox unavailable"));
    samples.put(
        "DeliveryDeferred.full.json",
        new DeliveryDeferred(
            "acme",
            JOB,
            4,
            1,
            CONTACT,
            CAMPAIGN,
            Channel.EMAIL,
            AT,
            "campaign_paused",
            LATER,
            false));
    samples.put(
        "DeliveryDeferred.minimal.json",
        new DeliveryDeferred(
            "acme",
            JOB,
            4,
            1,
            CONTACT,
            CAMPAIGN,
            Channel.EMAIL,
            AT,
            "definition_unknown",
            null,
            true));
    samples.put(
        "DeliverySkipped.full.json",
        new DeliverySkipped("acme", JOB, 4, 1, CONTACT, CAMPAIGN, Channel.SMS, LATER, "too_late"));
    samples.put(
        "DeliveryUnknown.full.json",
        new DeliveryUnknown(
            "acme", JOB, 4, 1, CONTACT, CAMPAIGN, Channel.SMS, LATER, "no answer in 30 s"));
    samples.put(
        "DeliveryStateChanged.full.json",
        new DeliveryStateChanged(
            "acme",
            JOB,
            4,
            1,
            CONTACT,
            CAMPAIGN,
            Channel.SMS,
            LATER,
            DeliveryState.UNDELIVERED,
            "30005"));
    samples.put(
        "DeliveryStateChanged.minimal.json",
        new DeliveryStateChanged(
            "acme",
            JOB,
            4,
            1,
            CONTACT,
            CAMPAIGN,
            Channel.SMS,
            LATER,
            DeliveryState.DELIVERED,
            null));
    samples.put(
        "TestJobDue.full.json",
        new TestJobDue(
            "acme",
            JOB,
            2,
            RUN,
            CAMPAIGN,
            2,
            CONTACT,
            STEP_1,
            1,
            Channel.EMAIL,
            AT,
            LATER,
            FULL_CONTACT));
    samples.put(
        "TestJobDue.minimal.json",
        new TestJobDue(
            "acme",
            JOB,
            1,
            RUN,
            CAMPAIGN,
            1,
            CONTACT,
            null,
            0,
            Channel.SMS,
            AT,
            null,
            MINIMAL_CONTACT));
    samples.put(
        "TestJobEnded.full.json",
        new TestJobEnded(
            "acme",
            JOB,
            2,
            RUN,
            CONTACT,
            CAMPAIGN,
            Channel.EMAIL,
            LATER,
            TestOutcome.WOULD_SKIP,
            "missing_variable:firstName"));
    samples.put(
        "TestJobEnded.minimal.json",
        new TestJobEnded(
            "acme",
            JOB,
            2,
            RUN,
            CONTACT,
            CAMPAIGN,
            Channel.EMAIL,
            LATER,
            TestOutcome.WOULD_SEND,
            null));
    return samples;
  }

  private static CampaignDefined fullCampaign() {
    return new CampaignDefined(
        "acme",
        CAMPAIGN,
        5,
        2,
        "Welcome",
        CampaignStatus.PAUSED,
        7,
        new Schedule(
            ZoneMode.CONTACT,
            "America/New_York",
            List.of(
                new Schedule.Window(
                    List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY),
                    LocalTime.of(9, 0),
                    LocalTime.of(18, 30))),
            List.of(LocalDate.of(2026, 12, 25))),
        List.of(
            new Step(
                STEP_1,
                1,
                Channel.EMAIL,
                new Delay(0, Delay.Unit.MINUTES),
                DelayFrom.PREVIOUS_STEP,
                "Welcome {{ firstName }}",
                "<p>Hello {{ firstName | default: \"there\" }}</p>",
                "Hello {{ firstName | default: \"there\" }}",
                new Delay(6, Delay.Unit.HOURS),
                OnTooLate.EXIT,
                MissingVariable.FAIL),
            new Step(
                STEP_2,
                2,
                Channel.SMS,
                new Delay(3, Delay.Unit.DAYS),
                DelayFrom.ENROLLMENT,
                null,
                null,
                "{{ companyName }}: welcome",
                null,
                OnTooLate.CONTINUE,
                MissingVariable.SKIP)),
        AT,
        LATER,
        LATER,
        InFlight.RESCHEDULE,
        List.of(new Freeze(AT, LATER)),
        LATER);
  }

  private static CampaignDefined minimalCampaign() {
    return new CampaignDefined(
        "acme",
        CAMPAIGN,
        1,
        1,
        "Bare",
        CampaignStatus.ACTIVE,
        0,
        null,
        List.of(
            new Step(
                STEP_1,
                1,
                Channel.SMS,
                new Delay(2, Delay.Unit.WEEKS),
                DelayFrom.PREVIOUS_STEP,
                null,
                null,
                null,
                null,
                OnTooLate.CONTINUE,
                MissingVariable.EMPTY)),
        null,
        null,
        null,
        null,
        null,
        AT);
  }

  private static JobDue fullJob() {
    return new JobDue(
        "acme",
        JOB,
        4,
        2,
        JobKind.SEQUENCE,
        CAMPAIGN,
        2,
        ENROLLMENT,
        1,
        CONTACT,
        STEP_1,
        1,
        Channel.EMAIL,
        AT,
        LATER,
        FULL_CONTACT,
        new AdHocMessage("News for {{ firstName }}", "<p>News</p>", "News"));
  }

  private static JobDue minimalJob() {
    return new JobDue(
        "acme",
        JOB,
        1,
        1,
        JobKind.IMMEDIATE,
        CAMPAIGN,
        1,
        null,
        1,
        CONTACT,
        null,
        0,
        Channel.SMS,
        AT,
        null,
        MINIMAL_CONTACT,
        null);
  }
}
