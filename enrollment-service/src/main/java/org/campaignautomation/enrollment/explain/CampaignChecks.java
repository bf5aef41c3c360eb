package org.campaignautomation.enrollment.explain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.campaignautomation.enrollment.catalog.Campaign;
import org.campaignautomation.enrollment.catalog.SendingRules;
import org.campaignautomation.enrollment.journey.CampaignCounts;
import org.campaignautomation.enrollment.journey.JobStatus;
import org.campaignautomation.enrollment.timing.ChannelHours;
import org.jspecify.annotations.Nullable;

/** The checks that concern a campaign as a whole. */
final class CampaignChecks {
  /** Without a round for so long, nobody is claiming: loops sleep a second at most. */
  private static final Duration PUMP_SILENT = Duration.ofSeconds(60);

  private CampaignChecks() {}

  /** Whether it sends. */
  static Check status(@Nullable Campaign campaign) {
    if (campaign == null) {
      return Check.stop(
          "campaign_active",
          Check.inputs(),
          "The campaign was never activated, or its activation is not known here yet: activate"
              + " it.");
    }
    Map<String, Object> input =
        Check.inputs(
            "status",
            campaign.status().name().toLowerCase(Locale.ROOT),
            "version",
            campaign.version(),
            "activatedAt",
            campaign.activatedAt(),
            "pausedAt",
            campaign.pausedAt(),
            "archivedAt",
            campaign.archivedAt());
    return switch (campaign.status()) {
      case ACTIVE -> Check.pass("campaign_active", input, "The campaign is active.");
      case PAUSED ->
          Check.hold(
              "campaign_active",
              input,
              null,
              "The campaign is paused: it enrols, and sends nothing until it is resumed.");
      case ARCHIVED ->
          Check.stop("campaign_active", input, "The campaign is archived: nothing is sent.");
      case DRAFT -> Check.stop("campaign_active", input, "The campaign is a draft: activate it.");
    };
  }

  /** Whether work on the whole campaign is outstanding that a claim waits for. */
  static Check tasks(List<String> tasks) {
    Map<String, Object> input = Check.inputs("tasks", tasks);
    if (tasks.isEmpty()) {
      return Check.pass("campaign_tasks", input, "No work on the campaign is outstanding.");
    }
    boolean onlyEnrolling = tasks.equals(List.of("enroll"));
    return onlyEnrolling
        ? Check.pass("campaign_tasks", input, "Stored contacts are still being enrolled.")
        : Check.hold(
            "campaign_tasks",
            input,
            null,
            "Work on the whole campaign is under way; it goes on when that is done.");
  }

  /**
   * The guide's "Ensure recent contacts exist (last 7 days)". That nobody came lately keeps nothing
   * from going out that is planned for those who came before.
   */
  static Check recentContacts(
      int lookBackDays, Instant since, ExplainTable.Newest newest, CampaignCounts counts) {
    Map<String, Object> input =
        Check.inputs(
            "lookBackDays",
            lookBackDays,
            "since",
            since,
            "contacts",
            newest.contacts(),
            "countedUpTo",
            newest.isAll() ? null : ExplainTable.COUNT_UP_TO);
    if (newest.contacts() > 0) {
      return Check.pass("recent_contacts", input, "There are recent contacts.");
    }
    return counts.open() > 0
        ? Check.pass(
            "recent_contacts",
            input,
            "No contact was accepted since then; what is planned for those who came before goes"
                + " on.")
        : Check.hold(
            "recent_contacts",
            input,
            null,
            "No contact was accepted since then: there is nobody to send to until the next one"
                + " comes. If some should have come, check what the CRM sends.");
  }

  /** The guide's "Check contacts aren't already enrolled". */
  static Check notEnrolled(ExplainTable.Newest newest) {
    Map<String, Object> input =
        Check.inputs("contacts", newest.contacts(), "notEnrolled", newest.notEnrolled());
    if (newest.notEnrolled() > 0) {
      return Check.pass(
          "contacts_enrolled",
          input,
          "Some recent contacts are not enrolled: they came before the activation, or their"
              + " enrolment is under way. A trigger enrols them now.");
    }
    return Check.pass(
        "contacts_enrolled",
        input,
        newest.isAll()
            ? "All recent contacts are enrolled; a trigger enrols nobody."
            : "The newest contacts are enrolled; a test trigger says whether older ones are not.");
  }

  /** The guide's "Verify cron job is running". */
  static Check pump(List<Instant> rounds, Instant now, @Nullable Instant lastRunAt) {
    Instant oldest = rounds.stream().min(Instant::compareTo).orElse(null);
    Map<String, Object> input = Check.inputs("lastRoundAt", oldest, "lastRunAt", lastRunAt);
    if (oldest == null) {
      return Check.stop(
          "pump_running", input, "No pod has ever claimed due jobs: start enrollment-service.");
    }
    return oldest.isBefore(now.minus(PUMP_SILENT))
        ? Check.stop(
            "pump_running",
            input,
            "No pod has claimed due jobs for a while: check that enrollment-service runs and"
                + " reaches its database and Kafka.")
        : Check.pass("pump_running", input, "Due jobs are being claimed.");
  }

  /** Whether it may send now, in its own zone. */
  static Check schedule(ChannelHours hours, SendingRules rules, Instant now) {
    Map<String, Object> input =
        Check.inputs(
            "zone",
            hours.schedule().zone().getId(),
            "quietHours",
            rules.quietHours().isEmpty() ? null : rules.quietHours(),
            "frequencyCap",
            rules.frequencyCap());
    if (hours.isOpen(now)) {
      return Check.pass("schedule", input, "The schedule is open, in the campaign's own zone.");
    }
    return hours
        .nextOpening(now)
        .map(
            opening ->
                Check.hold(
                    "schedule",
                    input,
                    opening,
                    "In the campaign's own zone nothing may go out now. Contacts in other zones"
                        + " have times of their own; see their explanation."))
        .orElseGet(
            () ->
                Check.stop(
                    "schedule",
                    input,
                    "The schedule lies wholly in the tenant's quiet hours: change one of them."));
  }

  /** What is due, in flight or of unknown outcome. */
  static Check dueJobs(ExplainTable.Due due, CampaignCounts counts) {
    long inFlight = counts.of(JobStatus.PROCESSING);
    Map<String, Object> input =
        Check.inputs(
            "jobs",
            counts.total(),
            "due",
            due.jobs(),
            "oldestDueAt",
            due.oldest(),
            "countedUpTo",
            due.jobs() < ExplainTable.COUNT_UP_TO ? null : ExplainTable.COUNT_UP_TO,
            "inFlight",
            inFlight,
            "unknown",
            counts.unknown(),
            "nextDueAt",
            counts.nextDueAt());
    if (counts.total() == 0) {
      return Check.hold(
          "due_jobs", input, null, "The campaign has no job: nobody has been enrolled yet.");
    }
    if (due.jobs() > 0 || inFlight > 0) {
      return Check.pass("due_jobs", input, "Jobs are due or on their way.");
    }
    return counts.nextDueAt() == null
        ? Check.pass("due_jobs", input, "Nothing waits: all jobs have ended.")
        : Check.hold("due_jobs", input, counts.nextDueAt(), "Nothing is due before then.");
  }

  /** Why jobs that are next were put off. */
  static Check held(List<ExplainTable.Tally> held) {
    return Check.pass(
        "held_jobs",
        Check.inputs("reasons", tallies(held)),
        held.isEmpty() ? "No job was put off." : "Some jobs were put off; each says why.");
  }

  /** The guide's "Review error messages", and what speaks for wrong credentials. */
  static Check failures(List<ExplainTable.Tally> failures) {
    return Check.pass(
        "recent_failures",
        Check.inputs("errors", tallies(failures)),
        failures.isEmpty()
            ? "No job has failed."
            : "Most of the newest failed jobs: "
                + Wording.reason(failures.getFirst().reason())
                + ".");
  }

  private static List<Map<String, Object>> tallies(List<ExplainTable.Tally> tallies) {
    List<Map<String, Object>> listed = new ArrayList<>();
    for (ExplainTable.Tally one : tallies) {
      listed.add(
          Check.inputs(
              "reason", one.reason(), "code", one.code(), "jobs", one.jobs(), "at", one.at()));
    }
    return listed;
  }
}
