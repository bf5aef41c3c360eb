package org.campaignautomation.campaign.definition.web;

import org.campaignautomation.campaign.definition.ResumeMode;
import org.jspecify.annotations.Nullable;

/**
 * How a campaign goes on.
 *
 * @param mode {@code elapse} (if absent): time went on during the pause, and what is late follows
 *     the rule for lateness; {@code freeze}: time stood still, and all that waits comes later by
 *     the pause
 */
record ResumeOptions(@Nullable ResumeMode mode) {
  static ResumeMode modeOf(@Nullable ResumeOptions options) {
    return options == null || options.mode() == null ? ResumeMode.ELAPSE : options.mode();
  }
}
