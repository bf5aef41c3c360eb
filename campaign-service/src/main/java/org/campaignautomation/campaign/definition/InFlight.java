package org.campaignautomation.campaign.definition;

import java.util.Arrays;
import java.util.Locale;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** What an edit means for the people who are on their way through the campaign. */
public enum InFlight {
  /** They finish on the version they are on. */
  KEEP;

  /**
   * Reads the query parameter.
   *
   * @return null if it is absent
   * @throws ProblemException 400 for what is not possible
   */
  public static @Nullable InFlight of(@Nullable String text) {
    if (text == null) {
      return null;
    }
    return Arrays.stream(values())
        .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(
            () -> new ProblemException(Problem.invalidParameter("inFlight", "can be: keep.")));
  }
}
