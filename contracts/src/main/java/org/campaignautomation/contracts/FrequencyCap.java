package org.campaignautomation.contracts;

import org.jspecify.annotations.Nullable;

/**
 * How many messages a tenant sends one contact at most, over all campaigns and channels.
 *
 * @param perDay on one calendar day in the contact's zone; null for no limit
 * @param perWeek within any seven times 24 hours; null for no limit
 * @param onExceeded what becomes of a message too many
 */
public record FrequencyCap(
    @Nullable Integer perDay, @Nullable Integer perWeek, OnExceeded onExceeded) {

  /** What becomes of a message too many. */
  public enum OnExceeded {
    /** It waits until there is room for it. */
    DEFER,
    /** It is not sent. */
    SKIP
  }
}
