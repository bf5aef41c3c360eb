package org.campaignautomation.enrollment.explain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why something is as it is.
 *
 * @param verdict {@code clear}: nothing stands against it; {@code held}: it waits; {@code stopped}:
 *     it goes no further unless somebody acts; {@code done}: it went out
 * @param nextAt when the last of the holds ends; null if that cannot be known
 * @param checks every rule, in the order in which it is applied
 */
public record Explanation(String verdict, @Nullable Instant nextAt, List<Check> checks) {
  public Explanation {
    checks = List.copyOf(checks);
  }

  /** The verdict that the checks give. */
  static Explanation of(List<Check> checks) {
    if (has(checks, Check.Result.STOP)) {
      return new Explanation("stopped", null, checks);
    }
    if (!has(checks, Check.Result.HOLD)) {
      return new Explanation("clear", null, checks);
    }
    return new Explanation("held", lastHold(checks), checks);
  }

  /** One that has come to its good end. */
  static Explanation done(List<Check> checks) {
    return new Explanation("done", null, checks);
  }

  private static boolean has(List<Check> checks, Check.Result result) {
    return checks.stream().anyMatch(check -> check.result() == result);
  }

  private static @Nullable Instant lastHold(List<Check> checks) {
    Instant last = null;
    for (Check check : checks) {
      if (check.result() != Check.Result.HOLD) {
        continue;
      }
      Instant until = check.until();
      if (until == null) {
        return null;
      }
      last = last == null || until.isAfter(last) ? until : last;
    }
    return last;
  }
}
