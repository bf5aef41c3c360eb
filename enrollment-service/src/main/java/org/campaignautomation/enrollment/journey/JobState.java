package org.campaignautomation.enrollment.journey;

import java.time.Instant;
import java.util.UUID;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.JobKind;
import org.campaignautomation.enrollment.catalog.CampaignStep;
import org.campaignautomation.enrollment.catalog.CampaignVersion;
import org.campaignautomation.enrollment.catalog.TenantRules;
import org.campaignautomation.enrollment.timing.SendingHours;
import org.jspecify.annotations.Nullable;

/**
 * A job with what its transitions depend on.
 *
 * @param stepId null for a message of no step
 * @param attempt with {@code id} the ledger's key
 * @param spent attempts that count against the maximum
 * @param revision the number of claims, the fencing token
 * @param enrolledAt what delays from the enrolment are measured from; null for a job without
 *     enrolment
 * @param traceparent the trace of the event that enrolled
 * @param zone the contact's; null once the contact is erased
 * @param zoneSource where the zone is from
 * @param deliveryAt when the last outcome at the provider was known
 * @param enrollmentVersion the version its enrolment is on; null for a job without enrolment
 * @param exitReason why its enrolment has ended; null if it has not
 * @param messageId what is sent instead of the step's content; null for the step's
 */
public record JobState(
    UUID id,
    String tenantId,
    JobKind kind,
    UUID campaignId,
    int campaignVersion,
    @Nullable UUID enrollmentId,
    int run,
    UUID contactId,
    @Nullable UUID stepId,
    int step,
    Channel channel,
    JobStatus status,
    @Nullable String reason,
    int attempt,
    int spent,
    long revision,
    Instant plannedAt,
    @Nullable Instant dueAt,
    @Nullable Instant claimedAt,
    @Nullable Instant enrolledAt,
    @Nullable String traceparent,
    @Nullable String zone,
    @Nullable String zoneSource,
    @Nullable Instant deliveryAt,
    @Nullable Integer enrollmentVersion,
    @Nullable String exitReason,
    @Nullable UUID messageId) {

  /** Whether it was on its way when its enrolment moved to a version that has no such step. */
  boolean isLeftBehind() {
    return enrollmentVersion != null && enrollmentVersion != campaignVersion;
  }

  /** Whether it was handed over and nobody knows what became of it. */
  public boolean isUnknown() {
    return Reasons.OUTCOME_UNKNOWN.equals(reason);
  }

  /** Whether it was given up because nobody told what became of it; somebody still may. */
  public boolean isGivenUp() {
    return status == JobStatus.FAILED && isUnknown();
  }

  /**
   * When the job may be sent: in the hours of its version, or, for what an operator sends at once,
   * outside of quiet hours. Once the contact is erased, the schedule's own zone counts.
   *
   * @param version null for what is sent at once, which belongs to none
   */
  public SendingHours hours(@Nullable CampaignVersion version, TenantRules rules) {
    String contactZone = zone == null ? "UTC" : zone;
    String source = zone == null || zoneSource == null ? "tenant" : zoneSource;
    return version == null || kind == JobKind.IMMEDIATE
        ? rules.hoursAtOnce(tenantId, contactZone, source)
        : rules.hours(version, contactZone, source);
  }

  /** The instant from which on it is too late, held against its plan; null for never. */
  public @Nullable Instant latest(@Nullable CampaignStep current, SendingHours hours) {
    return current == null ? null : current.latest(plannedAt, hours);
  }

  /** Whether the contact's personal data is gone. */
  public boolean isContactErased() {
    return zone == null;
  }
}
