package org.campaignautomation.enrollment.journey;

import java.util.List;

/**
 * An enrolment that was made.
 *
 * @param jobs one per step, in order
 */
record Enrolled(NewEnrollment enrollment, List<NewJob> jobs) {
  Enrolled {
    jobs = List.copyOf(jobs);
  }
}
