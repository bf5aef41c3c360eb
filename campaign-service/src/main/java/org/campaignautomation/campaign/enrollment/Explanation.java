package org.campaignautomation.campaign.enrollment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why something is, or is not, sent.
 *
 * @param nextAt when something happens next, if it is known
 * @param checks every rule, in the order in which it is applied
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Explanation(String verdict, @Nullable Instant nextAt, List<RuleCheck> checks) {

  /**
   * One rule.
   *
   * @param input what it looked at
   * @param result {@code pass}, {@code hold} (not now) or {@code stop} (not until somebody acts)
   * @param until when a hold ends, if it is known
   * @param detail in a sentence
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record RuleCheck(
      String rule,
      @Nullable Map<String, @Nullable Object> input,
      String result,
      @Nullable Instant until,
      @Nullable String detail) {}
}
