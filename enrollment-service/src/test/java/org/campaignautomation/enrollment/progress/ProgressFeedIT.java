package org.campaignautomation.enrollment.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.campaignautomation.contracts.CampaignProgress;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.contracts.ChangedJob;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.InFlight;
import org.campaignautomation.contracts.JobStatus;
import org.campaignautomation.contracts.Topics;
import org.campaignautomation.enrollment.Samples;
import org.campaignautomation.enrollment.SimulatedTime;
import org.campaignautomation.enrollment.StoredJobs;
import org.campaignautomation.enrollment.StoredJobs.Stored;
import org.campaignautomation.enrollment.TopicProbe;
import org.campaignautomation.enrollment.catalog.CampaignStep;
import org.campaignautomation.enrollment.catalog.Definition;
import org.campaignautomation.enrollment.contact.ContactChange;
import org.campaignautomation.enrollment.contact.Contacts;
import org.campaignautomation.enrollment.due.SimulatedDays;
import org.campaignautomation.enrollment.immediate.ImmediateSend;
import org.campaignautomation.enrollment.immediate.Order;
import org.campaignautomation.enrollment.journey.Answer;
import org.campaignautomation.enrollment.journey.EnrollmentOperations;
import org.campaignautomation.enrollment.journey.JobOperations;
import org.campaignautomation.enrollment.testrun.TestRuns;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.localstack.testing.TestStack;
import org.campaignautomation.platform.ids.Ids;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What open pages are told, on a real broker. */
@QuarkusTest
@TestProfile(SimulatedTime.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "enrollment"))
class ProgressFeedIT {
  private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");
  private static final Duration PACE = Duration.ofMillis(250);

  @InjectStack TestStack stack;
  @Inject SimulatedDays days;
  @Inject StoredJobs stored;
  @Inject JobOperations operations;
  @Inject EnrollmentOperations people;
  @Inject ImmediateSend immediate;
  @Inject TestRuns testRuns;
  @Inject Contacts contacts;

  private final UUID campaignId = Ids.next();
  private final UUID ada = Ids.next();
  private final CampaignStep email = Samples.step(1, Channel.EMAIL, Samples.NOW);
  private final CampaignStep sms = Samples.step(2, Channel.SMS, Samples.THREE_DAYS);
  private final Definition welcome = Samples.active("acme", campaignId, email, sms);
  private TopicProbe probe;
  private int forgotten;

  @BeforeEach
  void listen() {
    probe = new TopicProbe(stack.bootstrapServers(), Topics.PROGRESS);
    stored.clear();
    days.start(MONDAY);
    stored.define(welcome);
  }

  @AfterEach
  void close() {
    probe.close();
  }

  @Test
  void everyChangeOfAJobIsTold() {
    stored.hear(List.of(Samples.known("acme", ada)));
    isToldOf(JobStatus.PENDING, JobStatus.PENDING);

    var claimed = days.claim(Channel.EMAIL);
    isToldOf(JobStatus.PROCESSING, JobStatus.PENDING);

    days.answer(claimed, new Answer.Accepted("1"));
    isToldOf(JobStatus.COMPLETED, JobStatus.PENDING);

    operations.cancel("acme", job(2).id(), "ada", null);
    isToldOf(JobStatus.COMPLETED, JobStatus.CANCELLED);
  }

  @Test
  void whatEndsAnEnrolmentIsTold() {
    // given
    UUID erased = Ids.next();
    stored.hear(List.of(Samples.known("acme", ada), Samples.known("acme", erased)));
    isTold(4, JobStatus.PENDING);

    // when, then
    people.unenroll("acme", campaignId, ada);
    isTold(2, JobStatus.CANCELLED);
    stored.hear(List.of(new ContactChange.Erased(erased, "acme", 2, MONDAY)));
    isTold(4, JobStatus.CANCELLED);
  }

  @Test
  void theEndOfACampaignIsTold() {
    // given
    stored.hear(List.of(Samples.known("acme", ada)));
    isTold(2, JobStatus.PENDING);

    // when
    stored.define(
        Samples.definition("acme", campaignId, 2, CampaignStatus.ARCHIVED, null, email, sms));
    days.run(Duration.ofSeconds(1));

    // then
    isTold(2, JobStatus.CANCELLED);
  }

  @Test
  void jobsThatMoveToAnotherVersionAreTold() {
    // given
    stored.hear(List.of(Samples.known("acme", ada)));
    days.run(Duration.ofSeconds(1));
    isToldOf(JobStatus.COMPLETED, JobStatus.PENDING);
    UUID waiting = job(2).id();
    CampaignStep added = Samples.step(3, Channel.EMAIL, Samples.THREE_DAYS);

    // when
    forgotten = records().size();
    stored.define(
        Samples.edited(welcome, 2, InFlight.MOVE, null, Samples.inOrder(email, sms, added)));
    days.run(Duration.ofSeconds(1));

    // then
    isTold(2, JobStatus.PENDING);
    assertThat(told()).containsKey(waiting);
  }

  @Test
  void whatIsTriedAgainAndWhatIsSentAtOnceIsTold() {
    // given
    stored.hear(List.of(Samples.known("acme", ada)));
    days.run(Duration.ofSeconds(1), (job, now) -> new Answer.Skipped("no_such_thing"));
    isToldOf(JobStatus.SKIPPED, JobStatus.PENDING);

    // when, then
    operations.retry("acme", job(1).id(), "ada", null);
    isToldOf(JobStatus.PENDING, JobStatus.PENDING);

    UUID sent =
        immediate
            .send(
                new Order("acme", campaignId, 1, List.of(ada), email.id(), 1, Channel.EMAIL, null))
            .getFirst()
            .jobId();
    await().untilAsserted(() -> assertThat(told()).containsEntry(sent, JobStatus.PENDING));
  }

  @Test
  void manyJobsAreCountedAndSomeOfThemNamed() {
    // when
    stored.hear(IntStream.range(0, 500).mapToObj(i -> Samples.known("acme", Ids.next())).toList());

    // then
    await().until(() -> !records().isEmpty());
    CampaignProgress progress = records().getFirst();
    assertThat(progress.tenantId()).isEqualTo("acme");
    assertThat(progress.counts().pending()).isEqualTo(1_000);
    assertThat(progress.jobs()).hasSize(CampaignProgress.MAX_JOBS);
    assertThat(progress.truncated()).isTrue();
  }

  @Test
  void changesThatFollowFastAreOneRecord() {
    // given
    long before = System.nanoTime();

    // when
    for (int i = 0; i < 100; i++) {
      stored.hear(List.of(Samples.known("acme", Ids.next())));
    }
    Duration took = Duration.ofNanos(System.nanoTime() - before);

    // then
    await().untilAsserted(() -> assertThat(told()).hasSize(200));
    assertThat(records()).hasSizeLessThanOrEqualTo((int) took.dividedBy(PACE) + 2);
  }

  @Test
  void whatIsTakenBackAndWhatIsATestIsNotTold() {
    // given
    stored.hear(List.of(Samples.known("acme", ada)));
    isTold(2, JobStatus.PENDING);
    int before = records().size();

    // when
    QuarkusTransaction.begin();
    contacts.apply(List.of(Samples.known("acme", Ids.next())));
    QuarkusTransaction.rollback();
    testRuns.start("acme", campaignId, "ada", 10);
    stored.hear(List.of(Samples.known("acme", Ids.next())));

    // then
    await().untilAsserted(() -> assertThat(told()).hasSize(4));
    assertThat(records()).hasSize(before + 1);
  }

  private Stored job(int step) {
    return stored.of(campaignId).stream()
        .filter(job -> job.step() == step)
        .findFirst()
        .orElseThrow();
  }

  /** Both jobs of the only contact, in order. */
  private void isToldOf(JobStatus first, JobStatus second) {
    UUID one = job(1).id();
    UUID two = job(2).id();
    await().untilAsserted(() -> assertThat(told()).isEqualTo(Map.of(one, first, two, second)));
  }

  private void isTold(int jobs, JobStatus status) {
    await()
        .untilAsserted(
            () -> assertThat(told().values().stream().filter(status::equals)).hasSize(jobs));
  }

  /** The last that was said of each job. */
  private Map<UUID, JobStatus> told() {
    return records().stream()
        .flatMap(record -> record.jobs().stream())
        .collect(Collectors.toMap(ChangedJob::jobId, ChangedJob::status, (was, is) -> is));
  }

  private List<CampaignProgress> records() {
    return probe.of(campaignId.toString()).stream()
        .skip(forgotten)
        .map(record -> TopicProbe.body(record, CampaignProgress.class))
        .toList();
  }
}
