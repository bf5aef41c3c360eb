package org.campaignautomation.campaign.console.editor;

import org.jspecify.annotations.Nullable;

/** Why somebody would not get a message, in words. */
final class Outcomes {
  private static final String MISSING = "missing_variable:";

  private Outcomes() {}

  static String why(@Nullable String reason) {
    if (reason == null) {
      return "It would not be sent.";
    }
    if (reason.startsWith(MISSING)) {
      String name = reason.substring(MISSING.length());
      return "This person has no value for "
          + name
          + ". Give it a default, such as {{ "
          + name
          + " | default: \"…\" }}, or choose below what happens then.";
    }
    return switch (reason) {
      case "no_address" -> "This person has no address on this channel.";
      case "no_sender" -> "The settings name no sender for this channel.";
      case "missing_variable" -> "A value is missing, and the step says that it fails then.";
      default -> "It would not be sent: " + reason.replace('_', ' ') + ".";
    };
  }
}
