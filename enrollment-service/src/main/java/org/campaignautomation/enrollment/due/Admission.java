package org.campaignautomation.enrollment.due;

import java.time.Instant;
import java.util.stream.Stream;
import org.campaignautomation.contracts.Contact;
import org.campaignautomation.contracts.OnTooLate;
import org.campaignautomation.enrollment.catalog.CampaignStep;
import org.campaignautomation.enrollment.journey.Decision;
import org.campaignautomation.enrollment.journey.JobState;
import org.campaignautomation.enrollment.journey.Reasons;
import org.campaignautomation.enrollment.timing.OpeningHours;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a claimed job may go out now. Pure: the rules in the order in which they are
 * checked are erasure, address, lateness, schedule.
 */
sealed interface Admission {

  /** It may. */
  record Admitted(DueJob due) implements Admission {}

  /** It may not, and this becomes of it. */
  record Refused(Decision decision) implements Admission {}

  /**
   * Checks a job.
   *
   * @param contact null once erased
   * @param hours the schedule in the job's zone
   * @param now the database's clock
   */
  static Admission check(
      JobState job, @Nullable Contact contact, CampaignStep step, OpeningHours hours, Instant now) {
    if (contact == null) {
      return new Refused(Decision.cancel(job, Reasons.CONTACT_ERASED));
    }
    if (contact.address(job.channel()) == null) {
      return new Refused(Decision.skip(job, Reasons.NO_ADDRESS));
    }
    Instant latest = job.latest(step, hours);
    if (latest != null && !now.isBefore(latest)) {
      return new Refused(
          step.onTooLate() == OnTooLate.EXIT
              ? Decision.skipAndExit(job, Reasons.TOO_LATE)
              : Decision.skip(job, Reasons.TOO_LATE));
    }
    if (!hours.isOpen(now)) {
      return new Refused(Decision.hold(job, hours.nextOpening(now), Reasons.OUTSIDE_WINDOW));
    }
    return new Admitted(new DueJob(job, sendBefore(job, step, hours, now), contact));
  }

  /**
   * The instant from which on a job may not be sent: the schedule's next closing or the step's
   * lateness, whichever is first; null if there is neither.
   */
  static @Nullable Instant sendBefore(
      JobState job, CampaignStep step, OpeningHours hours, Instant now) {
    return Stream.concat(
            hours.nextClosing(now).stream(), Stream.ofNullable(job.latest(step, hours)))
        .min(Instant::compareTo)
        .orElse(null);
  }
}
