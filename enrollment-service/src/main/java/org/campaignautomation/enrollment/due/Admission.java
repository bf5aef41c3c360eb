package org.campaignautomation.enrollment.due;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.campaignautomation.contracts.FrequencyCap;
import org.campaignautomation.enrollment.journey.Decision;
import org.campaignautomation.enrollment.journey.JobState;
import org.campaignautomation.enrollment.timing.FrequencyLimit;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a claimed job may go out now, by the {@link AdmissionRule}s in their order. Pure.
 */
sealed interface Admission {

  /** It may. */
  record Admitted(DueJob due) implements Admission {}

  /** It may not, and this becomes of it. */
  record Refused(Decision decision) implements Admission {}

  /** Checks a job. */
  static Admission check(JobState job, Candidate candidate) {
    return switch (AdmissionRule.objection(candidate)) {
      case Finding.Pass pass ->
          new Admitted(
              new DueJob(
                  job, sendBefore(candidate), Objects.requireNonNull(candidate.contact()), null));
      case Finding.Hold hold -> new Refused(Decision.hold(job, hold.until(), hold.reason()));
      case Finding.Stop stop -> new Refused(end(job, stop));
    };
  }

  private static Decision end(JobState job, Finding.Stop stop) {
    return switch (stop.ending()) {
      case SKIP -> Decision.skip(job, stop.reason());
      case SKIP_AND_EXIT -> Decision.skipAndExit(job, stop.reason());
      case CANCEL -> Decision.cancel(job, stop.reason());
    };
  }

  /**
   * The instant from which on a job may not be sent: the schedule's next closing, the beginning of
   * quiet hours, the end of a day whose messages are counted, or the step's lateness, whichever is
   * first; null if there is none.
   */
  static @Nullable Instant sendBefore(Candidate candidate) {
    Stream<Instant> closing = candidate.channelHours().nextClosing(candidate.now()).stream();
    Stream<Instant> others =
        Stream.of(endOfDay(candidate), candidate.latest()).flatMap(Stream::ofNullable);
    return Stream.concat(closing, others).min(Instant::compareTo).orElse(null);
  }

  private static @Nullable Instant endOfDay(Candidate candidate) {
    FrequencyCap cap = candidate.cap();
    return cap == null || cap.perDay() == null
        ? null
        : FrequencyLimit.nextDay(candidate.now(), candidate.hours().contactZone());
  }
}
