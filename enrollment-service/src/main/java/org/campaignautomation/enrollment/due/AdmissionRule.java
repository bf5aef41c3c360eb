package org.campaignautomation.enrollment.due;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.campaignautomation.contracts.FrequencyCap;
import org.campaignautomation.contracts.OnTooLate;
import org.campaignautomation.contracts.QuietHours.OnQuiet;
import org.campaignautomation.enrollment.due.Finding.Ending;
import org.campaignautomation.enrollment.due.Finding.Hold;
import org.campaignautomation.enrollment.due.Finding.Pass;
import org.campaignautomation.enrollment.due.Finding.Stop;
import org.campaignautomation.enrollment.journey.Reasons;
import org.campaignautomation.enrollment.timing.FrequencyLimit;

/**
 * The rules that decide whether a due job may go out, in their order: the first that objects
 * decides. Claims, dry runs and explanations all ask these, so that they cannot differ. Pure.
 */
public enum AdmissionRule {
  /** There is still a person to send to. */
  CONTACT {
    @Override
    public Finding check(Candidate candidate) {
      return candidate.contact() == null
          ? new Stop(Ending.CANCEL, Reasons.CONTACT_ERASED)
          : Pass.PASS;
    }
  },

  /** The person has an address on the channel. */
  ADDRESS {
    @Override
    public Finding check(Candidate candidate) {
      return candidate.contact() == null || candidate.contact().address(candidate.channel()) == null
          ? new Stop(Ending.SKIP, Reasons.NO_ADDRESS)
          : Pass.PASS;
    }
  },

  /** It is not later than the step allows. */
  LATENESS {
    @Override
    public Finding check(Candidate candidate) {
      Instant latest = candidate.latest();
      if (latest == null || candidate.now().isBefore(latest)) {
        return Pass.PASS;
      }
      boolean exits = candidate.step() != null && candidate.step().onTooLate() == OnTooLate.EXIT;
      return new Stop(exits ? Ending.SKIP_AND_EXIT : Ending.SKIP, Reasons.TOO_LATE);
    }
  },

  /** The campaign's schedule is open. */
  SCHEDULE {
    @Override
    public Finding check(Candidate candidate) {
      return candidate.channelHours().schedule().isOpen(candidate.now())
          ? Pass.PASS
          : untilOpening(candidate, candidate.now(), Reasons.OUTSIDE_WINDOW);
    }
  },

  /** The tenant's quiet hours for the channel are over. */
  QUIET_HOURS {
    @Override
    public Finding check(Candidate candidate) {
      Optional<OnQuiet> quiet = candidate.channelHours().quietAt(candidate.now());
      if (quiet.isEmpty()) {
        return Pass.PASS;
      }
      return switch (quiet.get()) {
        case SKIP -> new Stop(Ending.SKIP, Reasons.QUIET_HOURS);
        case HOLD -> untilOpening(candidate, candidate.now(), Reasons.QUIET_HOURS);
      };
    }
  },

  /** The contact was not sent too much of late. */
  FREQUENCY_CAP {
    @Override
    public Finding check(Candidate candidate) {
      FrequencyCap cap = candidate.cap();
      if (cap == null) {
        return Pass.PASS;
      }
      Instant free =
          FrequencyLimit.nextFree(
              cap, candidate.sent(), candidate.now(), candidate.hours().contactZone());
      if (free.equals(candidate.now())) {
        return Pass.PASS;
      }
      return switch (cap.onExceeded()) {
        case SKIP -> new Stop(Ending.SKIP, Reasons.FREQUENCY_CAP);
        case DEFER -> untilOpening(candidate, free, Reasons.FREQUENCY_CAP);
      };
    }
  };

  /** When a job is looked at again whose schedule lies wholly in the quiet hours. */
  static final Duration NEVER_OPENS_PAUSE = Duration.ofHours(6);

  /** What this rule says. */
  public abstract Finding check(Candidate candidate);

  /** What the first rule that objects says; that nothing stands against it if none does. */
  public static Finding objection(Candidate candidate) {
    for (AdmissionRule rule : values()) {
      Finding finding = rule.check(candidate);
      if (finding != Pass.PASS) {
        return finding;
      }
    }
    return Pass.PASS;
  }

  private static Finding untilOpening(Candidate candidate, Instant from, String reason) {
    return candidate
        .channelHours()
        .nextOpening(from)
        .map(opening -> new Hold(opening, reason))
        .orElseGet(() -> new Hold(from.plus(NEVER_OPENS_PAUSE), Reasons.NEVER_OPENS));
  }
}
