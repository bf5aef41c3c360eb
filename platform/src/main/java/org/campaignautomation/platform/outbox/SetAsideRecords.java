package org.campaignautomation.platform.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Default;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.campaignautomation.platform.event.Refusal;
import org.campaignautomation.platform.event.SetAside;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * The records that Kafka refuses: counted in {@code outbox.refused}, shown in the health entry
 * {@code outbox} and in {@code outbox.set.aside}. They make no service unready: all else flows.
 */
@Default
@Readiness
@Singleton
public class SetAsideRecords implements SetAside, HealthCheck {
  private static final Logger LOG = Logger.getLogger(SetAsideRecords.class);

  private final DataSource dataSource;
  private final SetAsideTable table;
  private final MeterRegistry metrics;
  private volatile SetAsideTable.State state = SetAsideTable.State.NOTHING;

  SetAsideRecords(DataSource dataSource, SetAsideTable table, MeterRegistry metrics) {
    this.dataSource = dataSource;
    this.table = table;
    this.metrics = metrics;
    metrics.gauge("outbox.set.aside", this, records -> records.state.rows());
  }

  @Override
  public void keep(List<Refusal> refused) {
    List<OutboxRow> rows = refused.stream().map(one -> OutboxRow.of(one.event())).toList();
    try (Connection connection = dataSource.getConnection()) {
      keep(connection, rows, refused);
    } catch (SQLException e) {
      throw new IllegalStateException("what Kafka refuses could not be set aside", e);
    }
  }

  /**
   * Sets aside what was refused of some rows, and the later rows of its keys.
   *
   * @param rows in order of ids
   * @return how many were set aside
   */
  int keep(Connection connection, List<OutboxRow> rows, List<Refusal> refusals)
      throws SQLException {
    Map<UUID, String> reasons = new HashMap<>();
    refusals.forEach(refusal -> reasons.put(refusal.event().id(), refusal.reason()));
    Set<OutboxRow.Key> held = new HashSet<>();
    List<SetAsideTable.Entry> entries = new ArrayList<>();
    for (OutboxRow row : rows) {
      String reason = reasons.get(row.event().id());
      if (reason != null) {
        held.add(row.key());
        entries.add(new SetAsideTable.Entry(row, reason, true));
      } else if (row.behind() || held.contains(row.key())) {
        entries.add(new SetAsideTable.Entry(row, SetAsideTable.BEHIND, false));
      }
    }
    if (!entries.isEmpty()) {
      table.insert(connection, entries);
      note(refusals);
    }
    return entries.size();
  }

  private void note(List<Refusal> refusals) {
    Map<String, List<Refusal>> byCause =
        refusals.stream()
            .collect(Collectors.groupingBy(one -> one.event().topic() + ": " + one.reason()));
    byCause.forEach(
        (cause, alike) -> {
          Refusal first = alike.getFirst();
          metrics
              .counter("outbox.refused", "topic", first.event().topic(), "reason", first.reason())
              .increment(alike.size());
          LOG.errorf(
              "Kafka refuses %d records for %s, such as %s; they are tried again later",
              alike.size(), cause, first.event().id());
        });
  }

  /** Removes rows that are to be tried again, in order. */
  List<OutboxRow> takeDue(Connection connection, int limit) throws SQLException {
    return table.takeDue(connection, limit);
  }

  /** Looks how much there is. */
  void count() {
    try {
      state = table.state();
    } catch (SQLException e) {
      LOG.debugf("What is set aside could not be counted: %s", e.getMessage());
    }
  }

  @Override
  public HealthCheckResponse call() {
    SetAsideTable.State now = state;
    HealthCheckResponseBuilder answer =
        HealthCheckResponse.named("outbox").up().withData("setAside", now.rows());
    if (now.since() != null) {
      answer.withData("since", now.since().toString());
    }
    return answer.build();
  }
}
