package org.campaignautomation.enrollment.catalog;

import java.util.List;
import org.campaignautomation.contracts.FrequencyCap;
import org.campaignautomation.contracts.QuietHours;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant's settings demand of everything that is sent; no campaign can override it.
 *
 * @param quietHours of all channels
 * @param frequencyCap null for no limit
 */
public record SendingRules(List<QuietHours> quietHours, @Nullable FrequencyCap frequencyCap) {
  /** Those of a tenant that demands nothing. */
  public static final SendingRules NONE = new SendingRules(List.of(), null);

  public SendingRules {
    quietHours = List.copyOf(quietHours);
  }
}
