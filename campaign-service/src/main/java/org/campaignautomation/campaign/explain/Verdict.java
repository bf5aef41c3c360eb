package org.campaignautomation.campaign.explain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.campaignautomation.campaign.enrollment.Explanation;
import org.campaignautomation.campaign.enrollment.Explanation.RuleCheck;
import org.jspecify.annotations.Nullable;

/**
 * Pure: what the rules of several services say together. {@code stopped} if one of them stops it,
 * else {@code held} until the last hold ends, else {@code clear}; {@code done} stays done.
 */
final class Verdict {
  /** Where nobody else is asked. */
  static final Explanation NOTHING_FURTHER = new Explanation("clear", null, List.of());

  private static final String DONE = "done";

  /** Rules of enrollment-service that say nothing new where ours comes to the same result. */
  private static final Map<String, String> SAME =
      Map.of("campaign_active", "campaign_status", "contact_known", "contact_known");

  private Verdict() {}

  static Explanation of(List<RuleCheck> first, Explanation further, List<RuleCheck> last) {
    List<RuleCheck> checks = new ArrayList<>(first);
    further.checks().stream().filter(check -> !repeats(check, first)).forEach(checks::add);
    checks.addAll(last);
    if (further.verdict().equals(DONE)) {
      return new Explanation(DONE, null, checks);
    }
    if (checks.stream().anyMatch(check -> check.result().equals("stop"))) {
      return new Explanation("stopped", null, checks);
    }
    List<RuleCheck> holds = checks.stream().filter(check -> check.result().equals("hold")).toList();
    return holds.isEmpty()
        ? new Explanation("clear", further.nextAt(), checks)
        : new Explanation("held", end(holds), checks);
  }

  private static boolean repeats(RuleCheck check, List<RuleCheck> first) {
    String ours = SAME.get(check.rule());
    return ours != null
        && first.stream()
            .anyMatch(own -> own.rule().equals(ours) && own.result().equals(check.result()));
  }

  /** Null if one of them has no known end. */
  private static @Nullable Instant end(List<RuleCheck> holds) {
    return holds.stream().anyMatch(hold -> hold.until() == null)
        ? null
        : holds.stream()
            .map(RuleCheck::until)
            .filter(Objects::nonNull)
            .max(Instant::compareTo)
            .orElse(null);
  }
}
