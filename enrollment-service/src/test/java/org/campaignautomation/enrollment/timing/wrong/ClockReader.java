package org.campaignautomation.enrollment.timing.wrong;

import java.time.Instant;
import org.campaignautomation.enrollment.sql.Database;
import org.jspecify.annotations.Nullable;

/** Breaks the rules on purpose: reads a clock and knows the database. */
final class ClockReader {
  private final @Nullable Database database = null;

  private ClockReader() {}

  boolean late(Instant due) {
    return database == null && Instant.now().isAfter(due);
  }
}
