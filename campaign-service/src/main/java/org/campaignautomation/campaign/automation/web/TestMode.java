package org.campaignautomation.campaign.automation.web;

import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Reads {@code testMode}. What cannot be understood is refused, since guessing might send. */
public final class TestMode {
  private TestMode() {}

  /** The query parameter; false if it is absent. */
  public static boolean of(@Nullable String parameter) {
    return switch (parameter) {
      case null -> false;
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new ProblemException(
              Problem.invalidParameter("testMode", "must be true or false."));
    };
  }

  /**
   * The query parameter and the body's property; either may say so.
   *
   * @throws ProblemException 400 if they contradict each other
   */
  public static boolean of(@Nullable String parameter, @Nullable Boolean property) {
    boolean asParameter = of(parameter);
    if (property == null) {
      return asParameter;
    }
    if (parameter != null && asParameter != property) {
      throw new ProblemException(
          Problem.invalidParameter("testMode", "says something else than the body."));
    }
    return property;
  }
}
