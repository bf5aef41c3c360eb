package org.campaignautomation.campaign.globalrun.web;

import org.jspecify.annotations.Nullable;

/** The one option of a global run. */
record TestModeBody(@Nullable Boolean testMode) {
  static @Nullable Boolean of(@Nullable TestModeBody body) {
    return body == null ? null : body.testMode();
  }
}
