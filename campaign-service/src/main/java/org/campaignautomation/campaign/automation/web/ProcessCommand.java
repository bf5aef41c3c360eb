package org.campaignautomation.campaign.automation.web;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Hands over what is due.
 *
 * @param action {@code process_sequence}
 * @param testMode sends test jobs through the pipeline instead, without a provider
 */
@Schema(name = "ProcessSequence")
record ProcessCommand(String action, @Nullable Boolean testMode) {
  static final String ACTION = "process_sequence";
}
