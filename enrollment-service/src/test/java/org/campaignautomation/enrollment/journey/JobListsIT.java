package org.campaignautomation.enrollment.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.enrollment.ByHand;
import org.campaignautomation.enrollment.Samples;
import org.campaignautomation.enrollment.StoredJobs;
import org.campaignautomation.enrollment.sql.Column;
import org.campaignautomation.enrollment.sql.Database;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.platform.ids.Ids;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Lists and counts of a big campaign. With {@code -Djobs.many=1000000} they are those of a million
 * jobs, and the log says how long each took.
 */
@QuarkusTest
@TestProfile(ByHand.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "enrollment"))
class JobListsIT {
  private static final Logger LOG = Logger.getLogger(JobListsIT.class);
  private static final int MANY = Integer.getInteger("jobs.many", 50_000);
  private static final int PAGE = 26;

  /** What a page may read, however many jobs there are: its own rows, some of each part. */
  private static final int ENOUGH = 3_000;

  private static final JobFilter ALL = new JobFilter(null, null, null, null);

  @Inject JobLists lists;
  @Inject JobQueries queries;
  @Inject StoredJobs stored;
  @Inject Database database;

  private final UUID campaignId = Ids.next();
  private final UUID email = Ids.next();
  private final UUID sms = Ids.next();

  @BeforeEach
  void define() {
    stored.clear();
    stored.define(Samples.active("acme", campaignId, Samples.step(1, Channel.EMAIL, Samples.NOW)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 26, 1000})
  void pagesShowAllNewestFirstWhateverIsAskedFor(int page) {
    // given
    jobs(60);
    immediate(7);
    List<JobDetails> all = lists.list("acme", campaignId, ALL, null, 1_000);
    assertThat(all)
        .hasSize(2 * 60 + 7)
        .isSortedAccordingTo(
            Comparator.comparing(job -> job.id().toString(), Comparator.reverseOrder()));
    UUID somebody = all.get(100).contactId();

    for (JobFilter filter :
        List.of(
            ALL,
            new JobFilter(JobStatus.FAILED, null, null, null),
            new JobFilter(null, Channel.SMS, null, null),
            new JobFilter(null, null, email, null),
            new JobFilter(JobStatus.PENDING, Channel.SMS, sms, null),
            new JobFilter(JobStatus.COMPLETED, Channel.SMS, email, null),
            new JobFilter(null, null, null, somebody),
            new JobFilter(JobStatus.COMPLETED, null, email, somebody),
            new JobFilter(null, null, null, Ids.next()))) {
      // when
      List<UUID> found = allPages(filter, page);

      // then
      assertThat(found)
          .as(filter.toString())
          .isEqualTo(all.stream().filter(job -> fits(job, filter)).map(JobDetails::id).toList());
    }
  }

  @Test
  void anotherTenantSeesNone() {
    jobs(5);
    UUID somebody = lists.list("acme", campaignId, ALL, null, 1).getFirst().contactId();

    assertThat(lists.list("globex", campaignId, ALL, null, 100)).isEmpty();
    assertThat(
            lists.list("globex", campaignId, new JobFilter(null, null, null, somebody), null, 100))
        .isEmpty();
    assertThat(lists.ended("globex", campaignId, 10)).isEmpty();
    assertThat(queries.counts("globex", campaignId).total()).isZero();
  }

  @Test
  void whatEndedLastComesFirst() {
    jobs(60);

    List<JobDetails> ended = lists.ended("acme", campaignId, 10);

    assertThat(ended)
        .hasSize(10)
        .allSatisfy(job -> assertThat(job.completedAt()).isNotNull())
        .isSortedAccordingTo(
            Comparator.comparing(
                job -> Objects.requireNonNull(job.completedAt()), Comparator.reverseOrder()));
  }

  @Test
  void aPageOfManyReadsFew() throws IOException {
    // given
    jobs(MANY / 2);
    database.update("vacuum (analyze) automation_jobs, enrollments, contacts, tallies");
    UUID middle =
        database
            .query(
                "select id from automation_jobs order by id offset ? limit 1",
                row -> row.uuid("id"),
                MANY / 2)
            .getFirst();
    UUID somebody = lists.list("acme", campaignId, ALL, middle, 1).getFirst().contactId();

    // then
    readsFew("first page", ALL, null);
    readsFew("page in the middle", ALL, middle);
    readsFew("of a status", new JobFilter(JobStatus.COMPLETED, null, null, null), middle);
    readsFew("of a step", new JobFilter(null, null, sms, null), null);
    readsFew("of a channel, middle", new JobFilter(null, Channel.EMAIL, null, null), middle);
    readsFew("of none", new JobFilter(JobStatus.COMPLETED, null, sms, null), null);
    timed(
        "of a person",
        () ->
            lists.list("acme", campaignId, new JobFilter(null, null, null, somebody), null, PAGE));
    timed("ended last", () -> lists.ended("acme", campaignId, 10));
    timed("counts", () -> queries.counts("acme", campaignId));
    JsonNode ended =
        plan(
            JobLists.ENDED,
            Column.texts(List.of("completed", "failed", "skipped", "cancelled")),
            campaignId,
            10,
            10,
            "acme");
    assertThat(rowsRead(ended)).isLessThan(ENOUGH);
    assertThat(queries.counts("acme", campaignId).total()).isEqualTo(MANY);
  }

  private void readsFew(String what, JobFilter filter, @Nullable UUID before) throws IOException {
    timed(what, () -> lists.list("acme", campaignId, filter, before, PAGE));
    UUID step = filter.stepId();
    UUID first = step == null ? new UUID(0, 0) : step;
    UUID last = step == null ? new UUID(-1, -1) : step;
    UUID end = before == null ? new UUID(-1, -1) : before;
    Column statuses =
        Column.names(
            filter.status() == null ? List.of(JobStatus.values()) : List.of(filter.status()),
            status -> status);
    Column channels =
        Column.names(
            filter.channel() == null ? List.of(Channel.values()) : List.of(filter.channel()),
            channel -> channel);
    JsonNode plan =
        plan(
            JobLists.LIST,
            statuses,
            channels,
            campaignId,
            first,
            last,
            campaignId,
            last,
            campaignId,
            end,
            PAGE,
            statuses,
            channels,
            campaignId,
            step == null,
            end,
            PAGE,
            PAGE,
            "acme");
    assertThat(rowsRead(plan)).as(what).isLessThan(ENOUGH);
  }

  /** Several times, so that the statement is prepared on the server as in real life. */
  private static void timed(String what, Runnable question) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 10; i++) {
      long start = System.nanoTime();
      question.run();
      best = Math.min(best, System.nanoTime() - start);
    }
    LOG.infof("%d jobs, %s: %.1f ms at best of 10", MANY, what, best / 1e6);
  }

  private List<UUID> allPages(JobFilter filter, int size) {
    List<UUID> found = new ArrayList<>();
    UUID before = null;
    List<JobDetails> page;
    do {
      page = lists.list("acme", campaignId, filter, before, size);
      page.forEach(job -> found.add(job.id()));
      before = page.isEmpty() ? before : page.getLast().id();
    } while (!page.isEmpty());
    return found;
  }

  private static boolean fits(JobDetails job, JobFilter filter) {
    return (filter.status() == null || job.status() == filter.status())
        && (filter.channel() == null || job.channel() == filter.channel())
        && (filter.stepId() == null || filter.stepId().equals(job.stepId()))
        && (filter.contactId() == null || filter.contactId().equals(job.contactId()));
  }

  /** A sent, failed or skipped e-mail for each person, and an SMS that waits. */
  private void jobs(int people) {
    QuarkusTransaction.requiringNew()
        .timeout((int) Duration.ofMinutes(10).toSeconds())
        .run(
            () -> {
              database.update(
                  """
                  insert into enrollments (id, tenant_id, campaign_id, campaign_version, contact_id,
                                           enrolled_at, planned_steps)
                  select md5('e' || i || ?)::uuid, 'acme', ?, 1, md5('p' || i || ?)::uuid, now(), 2
                  from generate_series(1, ?) as i
                  """,
                  campaignId.toString(),
                  campaignId,
                  campaignId.toString(),
                  people);
              database.update(
                  """
                  insert into automation_jobs (id, tenant_id, kind, campaign_id, campaign_version,
                    enrollment_id, run, contact_id, step_id, step, channel, status, target_at,
                    planned_at, due_at, completed_at, created_at, updated_at)
                  select uuidv7(-i * interval '1 second'), 'acme', 'sequence', ?, 1,
                    md5('e' || i || ?)::uuid, 1, md5('p' || i || ?)::uuid, s.id, s.step, s.channel,
                    case when s.step = 2 then 'pending' when i % 10 = 0 then 'failed'
                         when i % 10 = 1 then 'skipped' else 'completed' end,
                    now(), now(), case when s.step = 1 then now() end,
                    case when s.step = 1 then now() - i * interval '1 second' end, now(), now()
                  from generate_series(1, ?) as i
                  cross join (values (1, ?::uuid, 'email'), (2, ?::uuid, 'sms')) as s(step, id, channel)
                  order by i desc
                  """,
                  campaignId, campaignId.toString(), campaignId.toString(), people, email, sms);
            });
  }

  /** Messages of no step. */
  private void immediate(int count) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                database.update(
                    """
                    insert into automation_jobs (id, tenant_id, kind, campaign_id, campaign_version,
                      run, contact_id, message_id, step, channel, status, target_at, planned_at,
                      due_at, completed_at, created_at, updated_at)
                    select uuidv7(-i * interval '5 seconds'), 'acme', 'immediate', ?, 1, 1,
                      md5('p' || i || ?)::uuid, gen_random_uuid(), 0, 'email',
                      case when i % 2 = 0 then 'pending' else 'completed' end, now(), now(), now(),
                      case when i % 2 = 1 then now() end, now(), now()
                    from generate_series(1, ?) as i
                    """,
                    campaignId, campaignId.toString(), count));
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

  private static double rowsRead(JsonNode node) {
    double here =
        node.has("Relation Name")
            ? node.path("Actual Loops").asDouble()
                * (node.path("Actual Rows").asDouble()
                    + node.path("Rows Removed by Filter").asDouble()
                    + node.path("Rows Removed by Index Recheck").asDouble())
            : 0;
    for (JsonNode child : node.path("Plans")) {
      here += rowsRead(child);
    }
    return here;
  }
}
