package org.campaignautomation.campaign.definition;

import java.util.List;
import org.campaignautomation.campaign.definition.CampaignDraft.DelayDraft;
import org.campaignautomation.contracts.Delay;
import org.campaignautomation.platform.problem.Fault;
import org.jspecify.annotations.Nullable;

/** Pure: makes a delay of a draft, or names every fault in it. */
public final class DelayCheck {
  private static final long MAX_DELAY_MINUTES = 5L * 366 * 24 * 60;

  private DelayCheck() {}

  /** The delay; null if there is none that can be. */
  public static @Nullable Delay check(
      @Nullable DelayDraft draft, boolean required, String pointer, List<Fault> faults) {
    if (draft == null) {
      if (required) {
        faults.add(
            new Fault(
                pointer,
                "required",
                "Give a delay, such as {\"amount\": 0, \"unit\": \"minutes\"}."));
      }
      return null;
    }
    Integer amount = draft.amount();
    Delay.Unit unit = draft.unit();
    if (amount == null || amount < 0) {
      faults.add(new Fault(pointer + "/amount", "out_of_range", "Give a whole number, 0 or more."));
    }
    if (unit == null) {
      faults.add(
          new Fault(pointer + "/unit", "required", "Give a unit: minutes, hours, days or weeks."));
    }
    if (amount == null || unit == null || amount < 0) {
      return null;
    }
    if (amount * minutes(unit) > MAX_DELAY_MINUTES) {
      faults.add(new Fault(pointer + "/amount", "out_of_range", "Five years are the most."));
      return null;
    }
    return new Delay(amount, unit);
  }

  private static long minutes(Delay.Unit unit) {
    return switch (unit) {
      case MINUTES -> 1;
      case HOURS -> 60;
      case DAYS -> 24 * 60;
      case WEEKS -> 7 * 24 * 60;
    };
  }
}
