package org.campaignautomation.campaign.definition.web;

import org.campaignautomation.platform.problem.Fault;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * How a campaign goes on.
 *
 * @param mode {@code elapse} (if absent): time went on during the pause, and what is late follows
 *     the rule for lateness
 */
record ResumeOptions(@Nullable String mode) {
  void check() {
    if (mode != null && !mode.equals("elapse")) {
      throw new ProblemException(
          Problem.validationFailed(
              java.util.List.of(
                  new Fault("/mode", "unsupported_mode", "The mode can be: elapse."))));
    }
  }
}
