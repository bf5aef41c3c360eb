package org.campaignautomation.endtoend.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What came of a load's jobs before they were sent.
 *
 * @param jobsTriedAgain jobs that went out with a later attempt than their first, by the API
 * @param latest the latest attempt of a job, by the API
 * @param spent the attempts that count against a job's limit, of all jobs, by the database
 */
record Attempts(int jobsTriedAgain, int latest, int spent) {
  static Attempts of(Fleet fleet, Load load) {
    int again = 0;
    int latest = 1;
    for (JsonNode job : load.jobs()) {
      int attempt = job.path("attempt").asInt();
      again += attempt > 1 ? 1 : 0;
      latest = Math.max(latest, attempt);
    }
    return new Attempts(again, latest, spent(fleet, load));
  }

  private static int spent(Fleet fleet, Load load) {
    String sql =
        "select coalesce(sum(spent), 0) from enrollment.automation_jobs where campaign_id in (%s)"
            .formatted(load.campaignsInSql());
    try (Connection connection = fleet.postgres().adminConnection();
        Statement select = connection.createStatement();
        ResultSet row = select.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "%d jobs tried again, attempt %d at most, %d spent"
        .formatted(jobsTriedAgain, latest, spent);
  }
}
