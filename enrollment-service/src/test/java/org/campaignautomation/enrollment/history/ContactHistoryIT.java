package org.campaignautomation.enrollment.history;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.enrollment.ByHand;
import org.campaignautomation.enrollment.StoredJobs;
import org.campaignautomation.enrollment.sql.Database;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.localstack.testing.TestStack;
import org.campaignautomation.platform.ids.Ids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ByHand.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "enrollment"))
class ContactHistoryIT {
  private static final Instant DAY = Instant.parse("2026-03-02T00:00:00Z");
  private static final int OTHERS = 20_000;

  @InjectStack TestStack stack;
  @Inject StoredJobs stored;
  @Inject Database database;

  private final UUID contact = Ids.next();
  private final UUID welcome = Ids.next();
  private final UUID reminder = Ids.next();

  @BeforeEach
  void clear() {
    stored.clear();
  }

  @Test
  void tellsEverythingOfAPersonNewestFirst() {
    // given
    UUID first = enrolled(welcome, 0, null);
    UUID second = enrolled(reminder, 2, 9);
    job(first, welcome, 1, "completed", 1, "delivered", 4);
    job(first, welcome, 2, "pending", 100, null, null);
    UUID failed = job(second, reminder, 1, "failed", 5, null, null);
    job(second, reminder, 2, "skipped", 6, null, null);
    immediate(welcome, 8);
    note(failed, 7);

    // when
    ValidatableResponse answer = ask("acme", "");

    // then
    answer
        .statusCode(200)
        .body(
            "items.kind",
            contains(
                "planned",
                "left",
                "sent",
                "operator",
                "skipped",
                "failed",
                "delivery",
                "enrolled",
                "sent",
                "enrolled"))
        .body("items[0].at", equalTo("2026-03-02T01:40:00Z"))
        .body("items[0].step", equalTo(2))
        .body("items[1].reason", equalTo("unenrolled"))
        .body("items[2].jobKind", equalTo("immediate"))
        .body("items[3].actor", equalTo("olga"))
        .body("items[5].errorCode", equalTo("smtp_550"))
        .body("items[6].deliveryState", equalTo("delivered"))
        .body("items[7].campaignId", equalTo(reminder.toString()))
        .body("items[7].step", nullValue())
        .body("nextCursor", nullValue());
    ask("globex", "").statusCode(200).body("items", hasSize(0));
  }

  @Test
  void pagesWithoutALossAlsoWhereManyHappenedAtOnce() {
    // given
    for (int i = 0; i < 7; i++) {
      UUID enrolment = enrolled(Ids.next(), 0, null);
      job(enrolment, welcome, 1, "completed", 0, "delivered", 0);
    }
    List<String> whole = ask("acme", "").extract().path("items.findAll { true }.id");

    // when
    List<String> paged = new ArrayList<>();
    List<String> kinds = new ArrayList<>();
    String cursor = "";
    do {
      ValidatableResponse part = ask("acme", "?limit=4" + cursor).statusCode(200);
      paged.addAll(part.extract().path("items.id"));
      kinds.addAll(part.extract().path("items.kind"));
      String next = part.extract().path("nextCursor");
      cursor = next == null ? null : "&cursor=" + next;
    } while (cursor != null);

    // then
    assertThat(paged).hasSize(21).isEqualTo(whole);
    assertThat(kinds).filteredOn("delivery"::equals).hasSize(7);
  }

  @Test
  void refusesTheCursorOfSomebodyElse() {
    // given
    for (int i = 0; i < 3; i++) {
      enrolled(Ids.next(), i, null);
    }
    String cursor = ask("acme", "?limit=1").extract().path("nextCursor");

    // then
    ask("globex", "?cursor=" + cursor).statusCode(400).body("code", equalTo("invalid_cursor"));
    ask("acme", "?cursor=x").statusCode(400).body("code", equalTo("invalid_cursor"));
    ask("acme", "?limit=0").statusCode(400).body("code", equalTo("invalid_parameter"));
  }

  @Test
  void readsOnePersonsRowsOnly() throws IOException {
    // given
    QuarkusTransaction.requiringNew().timeout(300).run(this::others);
    UUID enrolment = enrolled(welcome, 0, null);
    job(enrolment, welcome, 1, "completed", 1, "delivered", 4);
    immediate(welcome, 8);
    for (String table : List.of("enrollments", "automation_jobs", "job_history")) {
      database.update("vacuum (analyze) " + table);
    }

    // when
    JsonNode plan =
        plan(ContactHistory.ENTRIES, ContactHistory.parameters("acme", contact, null, 51));

    // then
    List<JsonNode> scans = plan.findParents("Relation Name");
    assertThat(scans)
        .extracting(scan -> scan.path("Relation Name").asText())
        .contains("enrollments", "automation_jobs", "job_history");
    assertThat(scans)
        .filteredOn(scan -> !scan.path("Relation Name").asText().equals("job_history"))
        .allSatisfy(
            scan -> {
              assertThat(scan.path("Node Type").asText()).isNotEqualTo("Seq Scan");
              assertThat(scan.path("Actual Rows").asDouble()).isLessThanOrEqualTo(2);
              assertThat(scan.path("Rows Removed by Filter").asDouble()).isZero();
            });
  }

  private UUID enrolled(UUID campaignId, int minute, @Nullable Integer exit) {
    UUID id = Ids.next();
    update(
        """
        insert into enrollments (id, tenant_id, campaign_id, campaign_version, contact_id, enrolled_at,
          planned_steps, exited_at, exit_reason)
        values (?, 'acme', ?, 1, ?, ?, 2, ?::timestamptz, ?)
        """,
        id,
        campaignId,
        contact,
        minute(minute),
        exit == null ? null : minute(exit),
        exit == null ? null : "unenrolled");
    return id;
  }

  /** A job that ended, or is due, in a minute; its delivery changed in another. */
  private UUID job(
      UUID enrolment,
      UUID campaignId,
      int step,
      String status,
      int minute,
      @Nullable String delivery,
      @Nullable Integer delivered) {
    UUID id = Ids.next();
    boolean open = status.equals("pending");
    update(
        """
        insert into automation_jobs (id, tenant_id, kind, campaign_id, campaign_version, enrollment_id, run,
          contact_id, step_id, step, channel, status, error_code, target_at, planned_at, due_at, completed_at,
          delivery_state, delivery_at, created_at, updated_at)
        values (?, 'acme', 'sequence', ?, 1, ?, 1, ?, gen_random_uuid(), ?, 'email', ?, ?, ?, ?, ?, ?::timestamptz,
          ?, ?::timestamptz, ?, ?)
        """,
        id,
        campaignId,
        enrolment,
        contact,
        step,
        status,
        status.equals("failed") ? "smtp_550" : null,
        minute(minute),
        minute(minute),
        minute(minute),
        open ? null : minute(minute),
        delivery,
        delivered == null ? null : minute(delivered),
        DAY,
        DAY);
    return id;
  }

  private void immediate(UUID campaignId, int minute) {
    update(
        """
        insert into automation_jobs (id, tenant_id, kind, campaign_id, campaign_version, run, contact_id,
          message_id, step, channel, status, target_at, planned_at, due_at, completed_at, delivery_state,
          delivery_at, created_at, updated_at)
        values (gen_random_uuid(), 'acme', 'immediate', ?, 1, 1, ?, gen_random_uuid(), 0, 'sms', 'completed',
          ?, ?, ?, ?, 'accepted', ?, ?, ?)
        """,
        campaignId,
        contact,
        minute(minute),
        minute(minute),
        minute(minute),
        minute(minute),
        minute(minute),
        DAY,
        DAY);
  }

  private void note(UUID jobId, int minute) {
    update(
        """
        insert into job_history (tenant_id, job_id, at, actor, from_status, to_status, attempt, reason)
        values ('acme', ?, ?, 'olga', 'failed', 'pending', 1, 'their address is right now')
        """,
        jobId,
        minute(minute));
  }

  private void others() {
    database.update(
        """
        insert into enrollments (id, tenant_id, campaign_id, campaign_version, contact_id, enrolled_at, planned_steps)
        select gen_random_uuid(), 'acme', ?, 1, gen_random_uuid(), now(), 1 from generate_series(1, ?)
        """,
        welcome,
        OTHERS);
    database.update(
        """
        insert into automation_jobs (id, tenant_id, kind, campaign_id, campaign_version, enrollment_id, run,
          contact_id, step_id, step, channel, target_at, planned_at, due_at, created_at, updated_at)
        select gen_random_uuid(), 'acme', 'sequence', campaign_id, 1, id, 1, contact_id, gen_random_uuid(), 1,
          'email', now(), now(), now(), now(), now()
        from enrollments
        """);
    database.update(
        """
        insert into automation_jobs (id, tenant_id, kind, campaign_id, campaign_version, run, contact_id,
          message_id, step, channel, target_at, planned_at, due_at, created_at, updated_at)
        select gen_random_uuid(), 'acme', 'immediate', ?, 1, 1, gen_random_uuid(), gen_random_uuid(), 0, 'sms',
          now(), now(), now(), now(), now()
        from generate_series(1, ?)
        """,
        welcome,
        OTHERS);
  }

  private void update(String sql, @Nullable Object... parameters) {
    QuarkusTransaction.requiringNew().run(() -> database.update(sql, parameters));
  }

  private static Instant minute(int number) {
    return DAY.plusSeconds(60L * number);
  }

  private JsonNode plan(String sql, @Nullable Object... parameters) throws IOException {
    String plan =
        String.join(
            "\n",
            database.query(
                "explain (analyze, costs off, format json) " + sql,
                row -> row.text("QUERY PLAN"),
                parameters));
    return new ObjectMapper().readTree(plan).get(0).get("Plan");
  }

  private ValidatableResponse ask(String tenantId, String query) {
    return given()
        .auth()
        .oauth2(stack.internalToken())
        .header("X-Tenant-Id", tenantId)
        .urlEncodingEnabled(false)
        .get("/internal/v1/contacts/" + contact + "/history" + query)
        .then();
  }
}
