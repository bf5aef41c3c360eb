package org.campaignautomation.enrollment;

import java.util.HashMap;
import java.util.Map;

/**
 * Nothing runs by itself, and the database's clock is the test's: {@code clock_timestamp()} is
 * looked up in the service's schema before Postgres' own, where {@link
 * org.campaignautomation.enrollment.due.SimulatedDays} puts one that stands still until it is told
 * to move. Every statement of the service follows it, unchanged.
 */
public final class SimulatedTime extends ByHand {
  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> config = new HashMap<>(super.getConfigOverrides());
    config.put(
        "quarkus.datasource.jdbc.new-connection-sql", "set search_path = enrollment, pg_catalog");
    return config;
  }
}
