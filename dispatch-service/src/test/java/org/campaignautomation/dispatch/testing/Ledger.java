package org.campaignautomation.dispatch.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.campaignautomation.contracts.JobDue;
import org.campaignautomation.localstack.testing.TestStack;

/** The ledger's rows, seen and made from outside. */
public final class Ledger {
  private final TestStack stack;

  public Ledger(TestStack stack) {
    this.stack = stack;
  }

  /** The states of a job's attempts, in order. */
  public List<String> states(UUID jobId) {
    return column("select state from dispatch.deliveries where job_id = ? order by attempt", jobId);
  }

  /** What is known of a job's messages at the provider. */
  public List<String> providerStates(UUID jobId) {
    return column(
        "select provider_state from dispatch.deliveries where job_id = ? order by attempt", jobId);
  }

  /** Decisions on a job, each with who and why. */
  public List<String> decisions(UUID jobId) {
    return column(
        """
        select decision || ' by ' || actor || ': ' || reason from dispatch.delivery_decisions
        where job_id = ? order by decided_at
        """,
        jobId);
  }

  private List<String> column(String sql, UUID jobId) {
    try (Connection connection = stack.adminConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setObject(1, jobId);
      List<String> values = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          values.add(String.valueOf(row.getString(1)));
        }
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Loses all that is known of a job. */
  public void delete(UUID jobId) {
    try (Connection connection = stack.adminConnection();
        PreparedStatement delete =
            connection.prepareStatement("delete from dispatch.deliveries where job_id = ?")) {
      delete.setObject(1, jobId);
      delete.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A row as a process that is gone left it, or somebody gave it up. */
  public void insert(JobDue job, String state, Duration age) {
    try (Connection connection = stack.adminConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                """
                insert into dispatch.deliveries
                  (job_id, attempt, tenant_id, revision, kind, channel, campaign_id, campaign_version,
                   step_id, run, contact_id, address_hash, state, sending_at, ended_at, provider_id,
                   failure_class)
                values (?, ?, ?, ?, ?, ?, ?, 1, ?, 1, ?, uuid_send(gen_random_uuid()), ?,
                        now() - make_interval(secs => ?),
                        case when ? = 'sending' then null else now() end, ?, ?)
                """)) {
      insert.setObject(1, job.jobId());
      insert.setInt(2, job.attempt());
      insert.setString(3, job.tenantId());
      insert.setLong(4, job.revision());
      insert.setString(5, job.kind().name().toLowerCase(Locale.ROOT));
      insert.setString(6, job.channel().name().toLowerCase(Locale.ROOT));
      insert.setObject(7, job.campaignId());
      insert.setObject(8, job.stepId());
      insert.setObject(9, job.contactId());
      insert.setString(10, state);
      insert.setDouble(11, (double) age.toSeconds());
      insert.setString(12, state);
      insert.setString(13, state.equals("accepted") ? "SM-" + job.jobId() : null);
      insert.setString(14, state.equals("failed") ? "recipient_permanent" : null);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
