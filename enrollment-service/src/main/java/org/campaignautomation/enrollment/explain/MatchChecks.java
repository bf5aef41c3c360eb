package org.campaignautomation.enrollment.explain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.campaignautomation.enrollment.catalog.Campaign;
import org.campaignautomation.enrollment.contact.StoredContact;
import org.campaignautomation.enrollment.journey.Trigger;
import org.jspecify.annotations.Nullable;

/** Whether a contact is, or will be, in a campaign. */
final class MatchChecks {
  private MatchChecks() {}

  static Check known(Optional<StoredContact> contact) {
    return contact
        .map(
            stored ->
                Check.pass(
                    "contact_known",
                    Check.inputs("acceptedAt", stored.acceptedAt()),
                    "The contact is known."))
        .orElseGet(
            () ->
                Check.stop(
                    "contact_known",
                    Check.inputs(),
                    "The contact was erased, or was never heard of here."));
  }

  static Check matches(
      @Nullable Campaign campaign, StoredContact contact, List<String> tasks, Instant now) {
    if (campaign == null) {
      return Check.stop(
          "matches", Check.inputs(), "Nobody is enrolled in a campaign that was never activated.");
    }
    Instant reach = Trigger.since(campaign, campaign.lookBackDays(), now);
    Map<String, Object> input =
        Check.inputs(
            "acceptedAt",
            contact.acceptedAt(),
            "activatedAt",
            campaign.activatedAt(),
            "archivedAt",
            campaign.archivedAt(),
            "triggerReachesBackTo",
            reach,
            "enrollingIsUnderWay",
            tasks.contains("enroll"));
    if (campaign.matches(contact.tenantId(), contact.acceptedAt())) {
      return Check.hold(
          "matches", input, now, "The contact matches, and is being enrolled; this takes seconds.");
    }
    return Check.stop(
        "matches",
        input,
        contact.acceptedAt().isBefore(reach) || campaign.isArchived()
            ? "The contact did not come while the campaign was active, and is older than a trigger"
                + " reaches back: enrol it by hand."
            : "The contact came before the campaign was activated; a trigger enrols it.");
  }

  static Check enrolled(ExplainTable.Enrolment enrolment) {
    Map<String, Object> input =
        Check.inputs(
            "enrolledAt",
            enrolment.enrolledAt(),
            "campaignVersion",
            enrolment.campaignVersion(),
            "exitedAt",
            enrolment.exitedAt(),
            "reason",
            enrolment.exitReason());
    return enrolment.exitedAt() == null
        ? Check.pass(
            "enrolled", input, "The contact is enrolled; a trigger does not enrol it again.")
        : Check.stop(
            "enrolled",
            input,
            "The contact has left the campaign: "
                + Wording.reason(enrolment.exitReason())
                + ". It is not enrolled a second time.");
  }

  static Check nothingLeft() {
    return Check.pass(
        "sequence", Check.inputs(), "All steps have ended, and their jobs were cleaned up.");
  }
}
