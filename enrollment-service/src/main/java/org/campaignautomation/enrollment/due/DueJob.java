package org.campaignautomation.enrollment.due;

import java.time.Instant;
import org.campaignautomation.contracts.AdHocMessage;
import org.campaignautomation.contracts.Contact;
import org.campaignautomation.enrollment.journey.JobState;
import org.jspecify.annotations.Nullable;

/**
 * A claimed job that may go out.
 *
 * @param sendBefore not to be sent from this instant on; null for no limit
 * @param contact what templates see; empty where only an earlier claim's answer is wanted
 * @param message what is sent instead of the step's content; null for the step's
 */
public record DueJob(
    JobState job, @Nullable Instant sendBefore, Contact contact, @Nullable AdHocMessage message) {

  /** The same with what is sent instead of the step's content. */
  DueJob with(@Nullable AdHocMessage given) {
    return new DueJob(job, sendBefore, contact, given);
  }
}
