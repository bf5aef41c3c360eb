package org.campaignautomation.dispatch.delivery;

import java.util.Locale;

/**
 * Where a hand-over is: {@code sending → accepted | failed | unknown}, {@code unknown → accepted |
 * failed}.
 */
enum DeliveryState {
  /** Committed before the first byte goes out. */
  SENDING,
  /** The provider has it. */
  ACCEPTED,
  /** The provider surely does not have it. */
  FAILED,
  /** Nobody knows; never resent by itself. */
  UNKNOWN;

  String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  static DeliveryState of(String column) {
    return valueOf(column.toUpperCase(Locale.ROOT));
  }
}
