package org.campaignautomation.campaign.automation.web;

import java.util.List;
import org.campaignautomation.platform.problem.Fault;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Why somebody retries or cancels a job; kept in its history. */
record JobReason(@Nullable String reason) {
  private static final int MAX_LENGTH = 500;

  static @Nullable String checked(@Nullable JobReason body) {
    String reason = body == null ? null : body.reason();
    if (reason != null && reason.length() > MAX_LENGTH) {
      throw new ProblemException(
          Problem.validationFailed(
              List.of(
                  new Fault(
                      "/reason", "invalid_length", "Give up to " + MAX_LENGTH + " characters."))));
    }
    return reason;
  }
}
