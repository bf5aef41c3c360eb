package org.campaignautomation.enrollment.due;

import java.time.Instant;

/** What one rule says of a job. */
public sealed interface Finding {

  /** Nothing against it. */
  enum Pass implements Finding {
    PASS
  }

  /** Not now, and not before an instant. */
  record Hold(Instant until, String reason) implements Finding {}

  /** Not at all. */
  record Stop(Ending ending, String reason) implements Finding {}

  /** What a job that is stopped means for its enrolment. */
  enum Ending {
    /** The sequence goes on. */
    SKIP,
    /** The enrolment ends with the job. */
    SKIP_AND_EXIT,
    /** There is nobody left to send to. */
    CANCEL
  }
}
