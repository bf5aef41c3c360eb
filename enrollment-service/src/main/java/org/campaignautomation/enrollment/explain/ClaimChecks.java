package org.campaignautomation.enrollment.explain;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.campaignautomation.contracts.FrequencyCap;
import org.campaignautomation.enrollment.due.AdmissionRule;
import org.campaignautomation.enrollment.due.Candidate;
import org.campaignautomation.enrollment.due.Finding;
import org.campaignautomation.enrollment.journey.Reasons;

/** What each rule of the claim says of a message, put into words. */
final class ClaimChecks {
  private ClaimChecks() {}

  /** All rules, in their order. */
  static List<Check> of(Candidate candidate) {
    List<Check> checks = new ArrayList<>();
    for (AdmissionRule rule : AdmissionRule.values()) {
      String name = rule.name().toLowerCase(Locale.ROOT);
      Map<String, Object> input = input(rule, candidate);
      checks.add(
          switch (rule.check(candidate)) {
            case Finding.Pass pass -> Check.pass(name, input, passed(rule, candidate));
            case Finding.Hold hold -> Check.hold(name, input, hold.until(), held(rule, hold));
            case Finding.Stop stop -> Check.stop(name, input, stopped(rule, stop));
          });
    }
    return checks;
  }

  private static Map<String, Object> input(AdmissionRule rule, Candidate candidate) {
    Instant at = candidate.now();
    return switch (rule) {
      case CONTACT -> Check.inputs();
      case ADDRESS -> Check.inputs("channel", channel(candidate));
      case LATENESS ->
          Check.inputs("at", at, "plannedAt", candidate.plannedAt(), "latest", candidate.latest());
      case SCHEDULE -> local(at, candidate.hours().zone());
      case QUIET_HOURS -> local(at, candidate.hours().contactZone());
      case FREQUENCY_CAP -> cap(candidate);
    };
  }

  private static Map<String, Object> local(Instant at, ZoneId zone) {
    LocalDateTime local = LocalDateTime.ofInstant(at, zone).truncatedTo(ChronoUnit.MINUTES);
    return Check.inputs("at", at, "zone", zone.getId(), "localTime", local.toString());
  }

  private static Map<String, Object> cap(Candidate candidate) {
    FrequencyCap cap = candidate.cap();
    return cap == null
        ? Check.inputs()
        : Check.inputs(
            "at",
            candidate.now(),
            "zone",
            candidate.hours().contactZone().getId(),
            "perDay",
            cap.perDay(),
            "perWeek",
            cap.perWeek(),
            "sentInEightDays",
            candidate.sent().size());
  }

  private static String passed(AdmissionRule rule, Candidate candidate) {
    return switch (rule) {
      case CONTACT -> "The contact is known.";
      case ADDRESS -> "The contact has an address on this channel.";
      case LATENESS ->
          candidate.latest() == null ? "The step may be as late as it likes." : "It is in time.";
      case SCHEDULE -> "The campaign's schedule is open.";
      case QUIET_HOURS -> "It is outside of the tenant's quiet hours.";
      case FREQUENCY_CAP ->
          candidate.cap() == null
              ? "The tenant has no frequency cap."
              : "The contact was sent fewer messages than the frequency cap allows.";
    };
  }

  private static String held(AdmissionRule rule, Finding.Hold hold) {
    if (hold.reason().equals(Reasons.NEVER_OPENS)) {
      return "The campaign's schedule lies wholly in the tenant's quiet hours: change one of them."
          + " It is looked at again then.";
    }
    return switch (rule) {
      case SCHEDULE -> "The campaign's schedule is closed; it opens then.";
      case QUIET_HOURS -> "It is within the tenant's quiet hours; it may go out then.";
      case FREQUENCY_CAP ->
          "The contact was sent as many messages as the frequency cap allows; there is room then.";
      case CONTACT, ADDRESS, LATENESS -> "It waits until then.";
    };
  }

  private static String stopped(AdmissionRule rule, Finding.Stop stop) {
    return switch (rule) {
      case CONTACT -> "The contact was erased: nothing is sent any more, and the enrolment ends.";
      case ADDRESS ->
          "The contact has no address on this channel: the step is skipped. Add one to the contact"
              + " before the step is due.";
      case LATENESS ->
          stop.ending() == Finding.Ending.SKIP_AND_EXIT
              ? "It is later than the step allows: it is skipped, and the enrolment ends."
              : "It is later than the step allows: it is skipped, and the sequence goes on.";
      case QUIET_HOURS ->
          "It is within the tenant's quiet hours, which are set to skip: the step is skipped.";
      case FREQUENCY_CAP ->
          "The contact was sent as many messages as the frequency cap allows, which is set to"
              + " skip: the step is skipped.";
      case SCHEDULE -> "The campaign's schedule does not let it out.";
    };
  }

  private static String channel(Candidate candidate) {
    return candidate.channel().name().toLowerCase(Locale.ROOT);
  }
}
