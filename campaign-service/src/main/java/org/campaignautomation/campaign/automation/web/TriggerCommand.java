package org.campaignautomation.campaign.automation.web;

import java.util.ArrayList;
import java.util.List;
import org.campaignautomation.platform.problem.Fault;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Enrols the contacts of the last days.
 *
 * @param action {@code trigger_new_client}
 * @param testMode shows what would be done instead
 * @param lookBackDays the campaign's if absent; 0 for contacts since the activation only
 * @param limit how many results are shown at most; 100 if absent
 */
@Schema(name = "TriggerNewClient")
record TriggerCommand(
    String action,
    @Nullable Boolean testMode,
    @Nullable Integer lookBackDays,
    @Nullable Integer limit) {
  static final String ACTION = "trigger_new_client";
  private static final int MAX_LOOK_BACK_DAYS = 365;
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 500;

  List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    if (lookBackDays != null && (lookBackDays < 0 || lookBackDays > MAX_LOOK_BACK_DAYS)) {
      faults.add(
          new Fault("/lookBackDays", "out_of_range", "Give 0 to " + MAX_LOOK_BACK_DAYS + " days."));
    }
    if (limit != null && (limit < 1 || limit > MAX_LIMIT)) {
      faults.add(new Fault("/limit", "out_of_range", "Give 1 to " + MAX_LIMIT + "."));
    }
    return faults;
  }

  int shown() {
    return limit == null ? DEFAULT_LIMIT : limit;
  }
}
