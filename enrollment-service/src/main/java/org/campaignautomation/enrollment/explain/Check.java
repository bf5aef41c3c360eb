package org.campaignautomation.enrollment.explain;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one rule says.
 *
 * @param rule a stable name
 * @param input what it looked at: times, codes and counts, no address
 * @param until when a hold ends, as far as it can be known
 * @param detail in a plain sentence
 */
public record Check(
    String rule, Map<String, Object> input, Result result, @Nullable Instant until, String detail) {

  /** Whether the rule lets it go out. */
  public enum Result {
    /** Nothing against it. */
    PASS,
    /** Not now. */
    HOLD,
    /** Not until somebody acts, or never. */
    STOP
  }

  static Check pass(String rule, Map<String, Object> input, String detail) {
    return new Check(rule, input, Result.PASS, null, detail);
  }

  static Check hold(
      String rule, Map<String, Object> input, @Nullable Instant until, String detail) {
    return new Check(rule, input, Result.HOLD, until, detail);
  }

  static Check stop(String rule, Map<String, Object> input, String detail) {
    return new Check(rule, input, Result.STOP, null, detail);
  }

  /** Names and values in turn; what is null is left out. */
  static Map<String, Object> inputs(@Nullable Object... pairs) {
    Map<String, Object> input = new LinkedHashMap<>();
    for (int index = 0; index < pairs.length; index += 2) {
      Object value = pairs[index + 1];
      if (value != null) {
        input.put(String.valueOf(pairs[index]), value);
      }
    }
    return input;
  }
}
