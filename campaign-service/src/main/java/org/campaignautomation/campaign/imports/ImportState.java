package org.campaignautomation.campaign.imports;

import java.util.Locale;

/** How far an import is. */
public enum ImportState {
  /** Its file is still coming in. */
  RECEIVING,
  /** It waits for somebody to say which column is what. */
  UPLOADED,
  /** Its rows are worked off. */
  RUNNING,
  /** All rows are worked off. */
  DONE,
  /** Somebody stopped it, or nobody started it within a day; what was imported stays. */
  CANCELLED,
  /** It met a fault of ours, which was logged; what was imported stays. */
  FAILED;

  /** Lower case, as in the API. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether nothing happens to it any more. */
  public boolean isOver() {
    return this == DONE || this == CANCELLED || this == FAILED;
  }

  static ImportState named(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
