package org.campaignautomation.enrollment.journey;

/** Why a job is as it is: stable codes that programs may rely on. */
public final class Reasons {
  public static final String OUTCOME_UNKNOWN = "outcome_unknown";
  public static final String ATTEMPTS_EXHAUSTED = "attempts_exhausted";
  public static final String TOO_LATE = "too_late";
  public static final String NO_ADDRESS = "no_address";
  public static final String OUTSIDE_WINDOW = "outside_window";
  public static final String QUIET_HOURS = "quiet_hours";
  public static final String FREQUENCY_CAP = "frequency_cap";

  /** The schedule lies wholly in the quiet hours. */
  public static final String NEVER_OPENS = "never_opens";

  public static final String CONTACT_ERASED = "contact_erased";
  public static final String CAMPAIGN_ARCHIVED = "campaign_archived";

  /** What was to be sent at once has been removed since. */
  public static final String MESSAGE_GONE = "message_gone";

  /** Kafka refuses the job's record; the job's error says why. */
  public static final String HAND_OVER_REFUSED = "hand_over_refused";

  public static final String INTERNAL_ERROR = "internal_error";
  public static final String ALREADY_ENROLLED = "already_enrolled";

  /** dispatch-service's code for an attempt that somebody decided to count as not accepted. */
  public static final String RESEND_ORDERED = "resend_ordered";

  public static final String CONTACT_UNKNOWN = "contact_unknown";
  public static final String UNENROLLED = "unenrolled";
  public static final String STEP_REMOVED = "step_removed";
  public static final String STEP_PASSED = "step_passed";
  public static final String NO_STEP_LEFT = "no_step_left";
  public static final String CANCELLED_BY_OPERATOR = "cancelled_by_operator";

  private Reasons() {}
}
