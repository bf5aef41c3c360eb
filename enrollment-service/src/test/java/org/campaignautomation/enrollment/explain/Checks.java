package org.campaignautomation.enrollment.explain;

/** What an explanation says of one rule. */
final class Checks {
  private Checks() {}

  static Check check(Explanation explanation, String rule) {
    return explanation.checks().stream()
        .filter(check -> check.rule().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  static Check.Result result(Explanation explanation, String rule) {
    return check(explanation, rule).result();
  }

  static String detail(Explanation explanation, String rule) {
    return check(explanation, rule).detail();
  }
}
