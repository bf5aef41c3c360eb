package org.campaignautomation.campaign.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.campaignautomation.campaign.enrollment.Explanation;
import org.campaignautomation.campaign.enrollment.Explanation.RuleCheck;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");
  private static final Instant TEN = Instant.parse("2026-11-23T10:00:00Z");
  private static final RuleCheck PASS = check("campaign_status", "pass", null);

  @Test
  void isClearWhereNothingStandsAgainstIt() {
    Explanation verdict = Verdict.of(List.of(PASS), Verdict.NOTHING_FURTHER, List.of());

    assertThat(verdict.verdict()).isEqualTo("clear");
  }

  @Test
  void isHeldUntilTheLastHoldEnds() {
    var further = new Explanation("held", NINE, List.of(check("schedule", "hold", NINE)));

    Explanation verdict = Verdict.of(List.of(PASS), further, List.of(check("other", "hold", TEN)));

    assertThat(verdict.verdict()).isEqualTo("held");
    assertThat(verdict.nextAt()).isEqualTo(TEN);
  }

  @Test
  void hasNoNextInstantWhereAHoldHasNoEnd() {
    var further = new Explanation("held", NINE, List.of(check("schedule", "hold", NINE)));

    Explanation verdict =
        Verdict.of(List.of(check("campaign_status", "hold", null)), further, List.of());

    assertThat(verdict.nextAt()).isNull();
  }

  @Test
  void isStoppedByAnyRuleOfAnyService() {
    var further = new Explanation("held", NINE, List.of(check("schedule", "hold", NINE)));

    Explanation verdict =
        Verdict.of(List.of(PASS), further, List.of(check("suppression", "stop", null)));

    assertThat(verdict.verdict()).isEqualTo("stopped");
    assertThat(verdict.nextAt()).isNull();
  }

  @Test
  void staysDoneWhateverHoldsNow() {
    var further = new Explanation("done", null, List.of(check("job_status", "pass", null)));

    Explanation verdict =
        Verdict.of(List.of(check("campaign_status", "stop", null)), further, List.of());

    assertThat(verdict.verdict()).isEqualTo("done");
  }

  @Test
  void leavesOutWhatWasSaidAndKeepsWhatContradictsIt() {
    var agreeing = new Explanation("clear", null, List.of(check("campaign_active", "pass", null)));
    var behind = new Explanation("stopped", null, List.of(check("campaign_active", "stop", null)));

    assertThat(Verdict.of(List.of(PASS), agreeing, List.of()).checks()).containsExactly(PASS);
    assertThat(Verdict.of(List.of(PASS), behind, List.of()).checks()).hasSize(2);
  }

  private static RuleCheck check(String rule, String result, @Nullable Instant until) {
    return new RuleCheck(rule, Map.of(), result, until, "");
  }
}
