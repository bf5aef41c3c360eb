package org.campaignautomation.enrollment.journey;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.campaignautomation.enrollment.catalog.CampaignVersion;
import org.campaignautomation.enrollment.catalog.TenantRules;
import org.campaignautomation.enrollment.timing.SendingHours;
import org.jspecify.annotations.Nullable;

/**
 * A person on their way through a campaign.
 *
 * @param version the one they are on
 * @param anchorAt what delays from the enrolment are measured from, once a freeze has moved it
 * @param frozenThrough the end of the last freeze that moved their jobs
 * @param replannedAt when their times were last computed anew for a new version
 * @param zone null once the contact is erased
 * @param zoneSource where the zone is from
 */
record Traveller(
    UUID enrollmentId,
    UUID contactId,
    int version,
    Instant enrolledAt,
    @Nullable Instant anchorAt,
    @Nullable Instant frozenThrough,
    @Nullable Instant replannedAt,
    @Nullable String zone,
    @Nullable String zoneSource) {

  /** When they may be sent a version's messages. */
  SendingHours hours(CampaignVersion of, TenantRules rules) {
    return zone == null || zoneSource == null
        ? rules.hours(of, "UTC", "tenant")
        : rules.hours(of, zone, zoneSource);
  }

  /** What delays from the enrolment are measured from. */
  Instant anchor() {
    return Objects.requireNonNullElse(anchorAt, enrolledAt);
  }
}
