package org.campaignautomation.enrollment.testrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.TestJobDue;
import org.campaignautomation.contracts.TestJobEnded;
import org.campaignautomation.contracts.TestOutcome;
import org.campaignautomation.contracts.Topics;
import org.campaignautomation.enrollment.ByHand;
import org.campaignautomation.enrollment.Samples;
import org.campaignautomation.enrollment.StoredJobs;
import org.campaignautomation.enrollment.TopicProbe;
import org.campaignautomation.enrollment.catalog.CampaignStep;
import org.campaignautomation.enrollment.due.Gate;
import org.campaignautomation.enrollment.journey.CampaignCounts;
import org.campaignautomation.enrollment.journey.JobDetails;
import org.campaignautomation.enrollment.journey.JobFilter;
import org.campaignautomation.enrollment.journey.JobStatus;
import org.campaignautomation.enrollment.journey.TenantSummary;
import org.campaignautomation.enrollment.journey.TestEnd;
import org.campaignautomation.enrollment.sql.Database;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.localstack.testing.TestStack;
import org.campaignautomation.platform.ids.Ids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Test runs from their start to their end, on a real database and a real broker. */
@QuarkusTest
@TestProfile(ByHand.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "enrollment"))
class TestRunIT {
  @InjectStack TestStack stack;
  @Inject TestRuns runs;
  @Inject TenantSummary summary;
  @Inject TestJobTable jobs;
  @Inject TestRunTable runTable;
  @Inject TestRunConfig config;
  @Inject TestPump pump;
  @Inject Gate gate;
  @Inject Database database;
  @Inject StoredJobs stored;

  private final UUID campaignId = Ids.next();
  private final UUID ada = Ids.next();
  private final UUID withoutEmail = Ids.next();
  private final CampaignStep email = Samples.step(1, Channel.EMAIL, Samples.NOW);
  private final CampaignStep sms = Samples.step(2, Channel.SMS, Samples.THREE_DAYS);
  private TopicProbe probe;

  @BeforeEach
  void enrollTwo() {
    probe =
        new TopicProbe(
            stack.bootstrapServers(),
            Topics.DUE_JOBS_TEST,
            Topics.DUE_JOBS_EMAIL,
            Topics.DUE_JOBS_SMS);
    stored.clear();
    stored.define(Samples.active("acme", campaignId, email, sms));
    stored.hear(
        List.of(
            Samples.known("acme", ada),
            Samples.known("acme", withoutEmail, 1, Samples.person(null, "+12025550123"))));
  }

  @AfterEach
  void close() {
    probe.close();
  }

  @Test
  void itGoesTheWholeWayAndTouchesNothingReal() {
    // given
    Map<String, String> before = realRows();

    // when
    TestRuns.Started started = runs.start("acme", campaignId, "owner@acme", 50);
    TestJobDue due = TopicProbe.body(published(ada, 1).getFirst(), TestJobDue.class);
    probe.publish(ended(due, TestOutcome.WOULD_SEND, null));

    // then
    assertThat(started.jobs()).isEqualTo(2);
    await().untilAsserted(() -> assertThat(find(started).finished()).isTrue());
    assertThat(find(started).campaignId()).isEqualTo(campaignId);
    assertThat(find(started).results())
        .extracting(TestRun.Result::contactId, TestRun.Result::outcome, TestRun.Result::reason)
        .containsExactlyInAnyOrder(
            tuple(ada, TestOutcome.WOULD_SEND, null),
            tuple(withoutEmail, TestOutcome.WOULD_SKIP, "no_address"));
    List<TestRun.Result> first = find(started).results();
    answer(new TestEnd(due.jobId(), "acme", TestOutcome.WOULD_FAIL, "repeated"));
    assertThat(find(started).results()).isEqualTo(first);
    assertThat(due.campaignVersion()).isEqualTo(1);
    assertThat(due.stepId()).isEqualTo(email.id());
    assertThat(due.contact().firstName()).isEqualTo("Ada");
    assertThat(realRows()).isEqualTo(before);
    assertThat(probe.of(ada.toString()))
        .allMatch(sent -> sent.topic().equals(Topics.DUE_JOBS_TEST));
    assertThat(probe.of(withoutEmail.toString())).isEmpty();
    assertCountsApart();
  }

  @Test
  void anotherTenantSeesNoRunAndNoJobOfIt() {
    TestRuns.Started started = runs.start("acme", campaignId, "owner@acme", 50);

    assertThat(runs.find("globex", started.runId())).isEmpty();
    assertThat(runs.counts("globex", campaignId).total()).isZero();
    assertThat(runs.start("globex", campaignId, "owner@globex", 50).jobs()).isZero();
  }

  @Test
  void ofTwoAnswersInOneBatchTheFirstCountsAndAnotherTenantsNever() {
    // given
    TestRuns.Started started = runs.start("acme", campaignId, "owner@acme", 50);
    UUID jobId =
        find(started).results().stream()
            .filter(result -> result.contactId().equals(ada))
            .findFirst()
            .orElseThrow()
            .jobId();

    // when
    answer(new TestEnd(jobId, "globex", TestOutcome.WOULD_FAIL, "foreign"));
    boolean finishedByAnother = find(started).finished();
    answer(
        new TestEnd(jobId, "acme", TestOutcome.WOULD_SKIP, "suppressed"),
        new TestEnd(jobId, "acme", TestOutcome.WOULD_SEND, null));

    // then
    assertThat(finishedByAnother).isFalse();
    assertThat(find(started).results())
        .extracting(TestRun.Result::reason)
        .containsExactlyInAnyOrder("suppressed", "no_address");
  }

  @Test
  void withNothingDueItTakesWhatIsDueNextAsOfThenInAnyStatus() {
    // given
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                database.update(
                    "update automation_jobs set due_at = now() + interval '2 days' where step = 1"));
    stored.define(
        Samples.definition("acme", campaignId, 2, CampaignStatus.PAUSED, null, email, sms));

    // when
    TestRuns.Started started = runs.start("acme", campaignId, "owner@acme", 50);

    // then
    assertThat(started.jobs()).isEqualTo(2);
    assertThat(TopicProbe.body(published(ada, 1).getFirst(), TestJobDue.class).dueAt())
        .isAfter(Instant.now().plusSeconds(3600));
    assertThat(runs.start("acme", campaignId, "owner@acme", 1).jobs()).isEqualTo(1);
  }

  @Test
  void whatKafkaDidNotTakeGoesOutAgainAfterItsLease() {
    // given
    TestPump away =
        new TestPump(
            jobs,
            runTable,
            gate,
            due -> {
              throw new IllegalStateException("the broker is away");
            },
            config);
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              UUID runId = Ids.next();
              runTable.add(runId, "acme", campaignId, "owner@acme");
              jobs.mirror("acme", campaignId, runId, 10);
            });
    assertThatThrownBy(away::run).hasMessage("the broker is away");

    // when
    pump.run();
    assertThat(claimedOnceAtMost()).isTrue();
    passTime("ready_at = ready_at - interval '31 s'", "test_jobs");
    pump.run();

    // then
    TestJobDue due = TopicProbe.body(published(ada, 1).getFirst(), TestJobDue.class);
    assertThat(due.revision()).isEqualTo(2);
  }

  @Test
  void whatNobodyAnswersFailsInTheEndAndOldRunsGo() {
    // given
    TestRuns.Started started = runs.start("acme", campaignId, "owner@acme", 50);

    // when
    passTime("created_at = created_at - interval '61 minutes'", "test_jobs");
    pump.tidy();

    // then
    assertThat(find(started).results())
        .extracting(TestRun.Result::reason)
        .containsExactlyInAnyOrder("no_answer", "no_address");

    passTime("created_at = created_at - interval '6 days'", "test_runs");
    pump.tidy();
    assertThat(runs.find("acme", started.runId())).isPresent();
    passTime("created_at = created_at - interval '2 days'", "test_runs");
    pump.tidy();
    assertThat(runs.find("acme", started.runId())).isEmpty();
    assertThat(runs.counts("acme", campaignId).total()).isZero();
  }

  private void assertCountsApart() {
    CampaignCounts tests = summary.ofTests("acme").counts();
    assertThat(tests.of(JobStatus.COMPLETED)).isEqualTo(1);
    assertThat(tests.of(JobStatus.SKIPPED)).isEqualTo(1);
    CampaignCounts real = summary.of("acme").counts();
    assertThat(real.of(JobStatus.COMPLETED)).isZero();
    assertThat(real.total()).isEqualTo(4);
    CampaignCounts counts = runs.counts("acme", campaignId);
    assertThat(counts.of(JobStatus.COMPLETED)).isEqualTo(1);
    assertThat(counts.of(JobStatus.SKIPPED)).isEqualTo(1);
    JobFilter skipped = new JobFilter(JobStatus.SKIPPED, null, null, null);
    assertThat(runs.list("acme", campaignId, skipped, null, 10))
        .singleElement()
        .satisfies(
            job -> {
              assertThat(job.kind()).isEqualTo(JobDetails.Kind.TEST);
              assertThat(job.contactId()).isEqualTo(withoutEmail);
            });
  }

  private TestRun find(TestRuns.Started started) {
    return runs.find("acme", started.runId()).orElseThrow();
  }

  private List<ConsumerRecord<String, byte[]>> published(UUID contactId, int count) {
    await().untilAsserted(() -> assertThat(probe.of(contactId.toString())).hasSize(count));
    return probe.of(contactId.toString());
  }

  private static TestJobEnded ended(TestJobDue due, TestOutcome outcome, @Nullable String reason) {
    return new TestJobEnded(
        due.tenantId(),
        due.jobId(),
        due.revision(),
        due.runId(),
        due.contactId(),
        due.campaignId(),
        due.channel(),
        Instant.now(),
        outcome,
        reason);
  }

  private void answer(TestEnd... ends) {
    QuarkusTransaction.requiringNew().run(() -> runs.ended(List.of(ends)));
  }

  private boolean claimedOnceAtMost() {
    return database
        .query("select max(revision) as claims from test_jobs", row -> row.count("claims"))
        .getFirst()
        .equals(1L);
  }

  /** All rows of each table but those of test runs, as one text. */
  private Map<String, String> realRows() {
    Map<String, String> rows = new TreeMap<>();
    for (String table :
        database.query(
            """
            select tablename from pg_tables
            where schemaname = current_schema() and tablename not in ('test_runs', 'test_jobs')
            """,
            row -> row.text("tablename"))) {
      rows.put(
          table,
          database
              .query(
                  "select coalesce(string_agg(t::text, ';' order by t::text), '') as all_rows from %s t"
                      .formatted(table),
                  row -> row.text("all_rows"))
              .getFirst());
    }
    return rows;
  }

  private void passTime(String change, String table) {
    QuarkusTransaction.requiringNew()
        .run(() -> database.update("update " + table + " set " + change));
  }
}
