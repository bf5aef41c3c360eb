package org.campaignautomation.endtoend.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.campaignautomation.endtoend.installation.Installation;
import org.campaignautomation.endtoend.installation.InstallationExtension;
import org.campaignautomation.endtoend.installation.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The Automation tab of a big campaign. With {@code -Dconsole.jobs=1000000} it is one of a million
 * jobs of half a million contacts.
 */
@ExtendWith({InstallationExtension.class, ConsoleExtension.class})
class ManyJobsIT {
  private static final int JOBS = Integer.getInteger("console.jobs", 20_000);
  private static final int PEOPLE = 50;
  private static final int PART = 500;

  private String id = "";

  @Test
  void thePageOfABigCampaignIsThereAtOnce(Installation installation, Console console)
      throws SQLException {
    // given
    List<String> people = people(installation);
    JsonNode campaign = campaign(installation);
    id = campaign.path("id").asText();
    List<String> steps =
        Stream.of(0, 1).map(step -> campaign.path("steps").path(step).path("id").asText()).toList();
    fill(installation, id, steps, people);
    String deep = deep(installation, id, "");
    String deepInCompleted = deep(installation, id, "&status=completed&channel=email");
    Page page = console.as("operator@acme");

    // when
    page.navigate("/console/campaigns/" + id + "/automation");
    console.photograph(page, "automation-many");
    page.locator("#pace-title").scrollIntoViewIfNeeded();
    page.locator(".throughput-chart canvas").first().waitFor();
    page.getByText("Last 30 days").click();
    page.locator("#reach-month[aria-pressed=true]").waitFor();
    console.photograph(page, "automation-many-whole");
    console.assertAccessible(page);

    // then
    for (String part :
        List.of(
            "",
            "?status=failed",
            "/numbers",
            "/recent",
            "/why",
            "/jobs",
            "/jobs?cursor=" + deep,
            "/jobs?status=failed",
            "/jobs?status=cancelled",
            "/jobs?channel=sms",
            "/jobs?step=" + steps.getFirst(),
            "/jobs?status=completed&channel=email&cursor=" + deepInCompleted,
            "/jobs?status=pending&channel=email&step=" + steps.getLast(),
            "/jobs?contact=" + people.getFirst(),
            "/throughput?reach=hour",
            "/throughput?reach=day",
            "/throughput?reach=week",
            "/throughput?reach=month")) {
      String path = "/console/campaigns/" + id + "/automation" + part;
      Looks.assertQuick(
          "%,d jobs, %s".formatted(JOBS, part.replaceAll("=[^&=]{20,}", "=…")),
          () ->
              page.request()
                  .get(path, RequestOptions.create().setHeader("Accept-Encoding", "identity")));
    }
  }

  /**
   * What nobody has announced is to be in no book and in nobody's way in the scenarios after it.
   */
  @AfterEach
  void forget(Installation installation) throws SQLException {
    try (Connection database = installation.database().adminConnection();
        Statement sql = database.createStatement()) {
      database.setAutoCommit(false);
      sql.execute("delete from enrollment.automation_jobs where campaign_id = '%s'".formatted(id));
      sql.execute("delete from enrollment.enrollments where campaign_id = '%s'".formatted(id));
      sql.execute("delete from enrollment.contacts where revision = 0");
      database.commit();
    }
    installation.as("owner@acme").post("/api/campaigns/" + id + "/archive", "{}");
  }

  /** The cursor of a list behind a quarter of all jobs. */
  private static String deep(Installation installation, String campaign, String filter) {
    String list = "/api/campaigns/" + campaign + "/automation?action=jobs&limit=" + PART + filter;
    String cursor = "";
    for (int seen = 0; seen < JOBS / 4; seen += PART) {
      cursor =
          installation
              .as("viewer@acme")
              .get(cursor.isEmpty() ? list : list + "&cursor=" + cursor)
              .json()
              .path("nextCursor")
              .asText();
    }
    return cursor;
  }

  /** Known before the campaign is, so that it does not enrol them. */
  private static List<String> people(Installation installation) {
    return Person.next(PEOPLE).stream()
        .map(person -> installation.as("editor@acme").post("/api/contacts", person.json()).json())
        .map(answer -> Objects.requireNonNull(answer.path("id").textValue()))
        .toList();
  }

  private static JsonNode campaign(Installation installation) {
    JsonNode campaign =
        installation
            .as("owner@acme")
            .post(
                "/api/campaigns",
                """
                {"name": "Many jobs", "trigger": {"type": "new_client"}, "lookBackDays": 30,
                 "steps": [{"channel": "email", "delay": {"amount": 90, "unit": "days"},
                            "subject": "Hello", "text": "Hello"},
                           {"channel": "sms", "delay": {"amount": 90, "unit": "days"},
                            "text": "Hello"}]}
                """)
            .json();
    installation
        .as("owner@acme")
        .post("/api/campaigns/" + campaign.path("id").asText() + "/activate", "{}");
    return campaign;
  }

  /**
   * Straight into the tables: e-mails that ended over the last weeks, and SMS that wait for long,
   * of as many contacts. The newest are for people whom there are.
   */
  private static void fill(
      Installation installation, String campaign, List<String> steps, List<String> people)
      throws SQLException {
    String known = people.stream().collect(Collectors.joining(",", "'{", "}'::uuid[]"));
    try (Connection database = installation.database().adminConnection();
        Statement sql = database.createStatement()) {
      sql.execute("set search_path to enrollment");
      sql.execute(
          """
          insert into enrollments (id, tenant_id, campaign_id, campaign_version, contact_id,
                                   enrolled_at, planned_steps)
          select md5('e' || i || '%1$s')::uuid, 'acme', '%1$s', 1,
                 coalesce((%2$s)[i], md5('p' || i || '%1$s')::uuid),
                 now() - i * interval '4 seconds', 2
          from generate_series(1, %3$d) as i
          """
              .formatted(campaign, known, JOBS / 2));
      sql.execute(
          """
          insert into automation_jobs (id, tenant_id, kind, campaign_id, campaign_version,
            enrollment_id, run, contact_id, step_id, step, channel, status, reason, target_at,
            planned_at, due_at, claimed_at, completed_at, provider_id, created_at, updated_at)
          select uuidv7(-i * interval '4 seconds'), 'acme', 'sequence', '%1$s', 1,
            md5('e' || i || '%1$s')::uuid, 1, coalesce((%2$s)[i], md5('p' || i || '%1$s')::uuid),
            ('{%3$s}'::uuid[])[s], s, case s when 1 then 'email' else 'sms' end,
            case when s = 2 then 'pending' when i %% 50 = 3 then 'failed'
                 when i %% 50 = 5 then 'skipped' else 'completed' end,
            case when s = 1 and i %% 50 = 3 then 'recipient_permanent'
                 when s = 1 and i %% 50 = 5 then 'no_address' end,
            at, at, case when s = 1 then at else now() + interval '90 days' end,
            case when s = 1 then at + (i %% 30) * interval '1 second' end,
            case when s = 1 then at + (i %% 30 + 1) * interval '1 second' end, 'p' || i, at, at
          from generate_series(1, %4$d) as i cross join generate_series(1, 2) as s
          cross join lateral (select now() - i * interval '4 seconds' as at) as t
          order by i desc
          """
              .formatted(campaign, known, String.join(",", steps), JOBS / 2));
      // Before today, so that no campaign that a scenario has just started is to enrol them.
      sql.execute(
          """
          insert into contacts (contact_id, tenant_id, revision, accepted_at, zone, zone_source, body)
          select md5('p' || i || '%s')::uuid, 'acme', 0, now() - interval '1 day' - i * interval '4 seconds',
                 'UTC', 'tenant',
                 '{"externalId": "one of many", "zone": "UTC", "zoneSource": "tenant", "attributes": {}}'
          from generate_series(1, %d) as i
          """
              .formatted(campaign, JOBS / 2));
      sql.execute("vacuum (analyze) automation_jobs, enrollments, tallies, contacts");
    }
  }
}
