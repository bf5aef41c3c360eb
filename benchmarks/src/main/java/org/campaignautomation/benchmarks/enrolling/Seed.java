package org.campaignautomation.benchmarks.enrolling;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import org.campaignautomation.benchmarks.machine.Backends;
import org.campaignautomation.contracts.Contact;
import org.campaignautomation.contracts.ContractJson;
import org.campaignautomation.contracts.Step;

/**
 * Contacts, enrolments and jobs, written past the service where the way in is not what is measured:
 * the first step has its time, the second waits for the first.
 */
final class Seed {
  private static final String PEOPLE =
      """
      with people as (
        insert into enrollment.contacts (contact_id, tenant_id, revision, accepted_at, zone, zone_source, body)
        select uuidv7(), ?, 1, now(), 'UTC', 'contact', ?::jsonb
        from generate_series(1, ?)
        returning contact_id),
      enrolled as (
        insert into enrollment.enrollments (id, tenant_id, campaign_id, campaign_version, contact_id, run,
                                            enrolled_at, planned_steps)
        select uuidv7(), ?, ?, 1, contact_id, 1, now(), 2 from people
        returning id, contact_id)
      insert into enrollment.automation_jobs (id, tenant_id, kind, campaign_id, campaign_version, enrollment_id, run,
                                              contact_id, step_id, step, channel, target_at, planned_at, due_at,
                                              created_at, updated_at)
      select uuidv7(), ?, 'sequence', ?, 1, e.id, 1, e.contact_id, s.step_id, s.step, s.channel,
             t.at + (s.step - 1) * interval '30 days', t.at + (s.step - 1) * interval '30 days',
             case when s.step = 1 then t.at end, now(), now()
      from enrolled e cross join (select now() + make_interval(secs => ?) as at) as t
      cross join (values (?::uuid, 1, ?), (?::uuid, 2, ?)) as s(step_id, step, channel)
      """;

  private final Backends backends;

  Seed(Backends backends) {
    this.backends = backends;
  }

  /**
   * Enrols people in a campaign of two steps.
   *
   * @param dueIn when the first step is due, in seconds from now; negative for what is due
   */
  void enrol(Campaigns campaign, int people, double dueIn) {
    Step first = campaign.steps().get(0);
    Step second = campaign.steps().get(1);
    try (Connection connection = backends.postgres().adminConnection();
        PreparedStatement insert = connection.prepareStatement(PEOPLE)) {
      insert.setString(1, campaign.tenantId());
      insert.setString(2, contact());
      insert.setInt(3, people);
      insert.setString(4, campaign.tenantId());
      insert.setObject(5, campaign.id());
      insert.setString(6, campaign.tenantId());
      insert.setObject(7, campaign.id());
      insert.setDouble(8, dueIn);
      step(insert, 9, first);
      step(insert, 11, second);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("jobs cannot be made", e);
    }
  }

  private static void step(PreparedStatement insert, int index, Step step) throws SQLException {
    insert.setObject(index, step.id());
    insert.setString(index + 1, ContractJson.mapper().convertValue(step.channel(), String.class));
  }

  private static String contact() {
    Contact contact =
        new Contact(
            "bench",
            "bench@example.com",
            "+12025550100",
            "Kim",
            "Lee",
            "Kim Lee",
            null,
            "UTC",
            "contact",
            null,
            Map.of("plan", "gold", "city", "Springfield"));
    try {
      return ContractJson.mapper().writeValueAsString(contact);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
