package org.campaignautomation.campaign.console.automation;

import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How far back a chart goes, in stretches of equal length. */
public enum Reach {
  HOUR("Last hour", Duration.ofMinutes(1), 60),
  DAY("Last day", Duration.ofMinutes(30), 48),
  WEEK("Last week", Duration.ofHours(3), 56),
  MONTH("Last 30 days", Duration.ofHours(12), 60);

  private final String title;
  private final Duration stretch;
  private final int stretches;

  Reach(String title, Duration stretch, int stretches) {
    this.title = title;
    this.stretch = stretch;
    this.stretches = stretches;
  }

  /** By its name in addresses; a day for any other. */
  static Reach of(@Nullable String name) {
    return Arrays.stream(values())
        .filter(reach -> reach.name().equalsIgnoreCase(name))
        .findFirst()
        .orElse(DAY);
  }

  /** As people read it. */
  public String title() {
    return title;
  }

  Duration stretch() {
    return stretch;
  }

  int stretches() {
    return stretches;
  }
}
