package org.campaignautomation.enrollment.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.FailureClass;
import org.campaignautomation.enrollment.ByHand;
import org.campaignautomation.enrollment.Samples;
import org.campaignautomation.enrollment.StoredJobs;
import org.campaignautomation.enrollment.StoredJobs.Stored;
import org.campaignautomation.enrollment.catalog.CampaignStep;
import org.campaignautomation.enrollment.contact.ContactChange;
import org.campaignautomation.enrollment.contact.Contacts;
import org.campaignautomation.enrollment.sql.Database;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.platform.ids.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Enrolments and what follows from answers, on a real database. */
@QuarkusTest
@TestProfile(ByHand.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "enrollment"))
class JourneyIT {
  @Inject Answers answers;
  @Inject CampaignTasks tasks;
  @Inject Contacts contacts;
  @Inject Database database;
  @Inject StoredJobs stored;

  private final UUID campaignId = Ids.next();
  private final UUID contactId = Ids.next();

  @BeforeEach
  void clear() {
    stored.clear();
  }

  @Test
  void allStepsArePlannedAndOnlyTheFirstIsArmed() {
    enrollInThreeSteps();

    List<Stored> jobs = stored.of(campaignId);
    assertThat(jobs).extracting(Stored::step).containsExactly(1, 2, 3);
    assertThat(jobs.get(0).dueAt()).isEqualTo(jobs.get(0).plannedAt());
    assertThat(jobs.get(1).dueAt()).isNull();
    assertThat(jobs.get(1).plannedAt()).isEqualTo(threeDaysAfter(jobs.get(0).plannedAt()));
    assertThat(jobs.get(2).plannedAt()).isEqualTo(threeDaysAfter(jobs.get(1).plannedAt()));
  }

  @Test
  void aStepThatWentOutInTimeArmsTheNextAtItsPlan() {
    // given
    enrollInThreeSteps();
    List<Stored> before = stored.of(campaignId);
    claim();

    // when
    answer(new Answer.Accepted("id"));

    // then
    List<Stored> after = stored.of(campaignId);
    assertThat(after.get(0).status()).isEqualTo("completed");
    assertThat(after.get(1).plannedAt()).isEqualTo(before.get(1).plannedAt());
    assertThat(after.get(1).dueAt()).isEqualTo(before.get(1).plannedAt());
    assertThat(after.get(2)).isEqualTo(before.get(2));
  }

  @Test
  void aStepThatWentOutLateMovesTheRest() {
    // given
    enrollInThreeSteps();
    stored.age(campaignId, 60);
    claim();

    // when
    Instant sent = answer(new Answer.Accepted("id"));

    // then
    List<Stored> after = stored.of(campaignId);
    assertThat(after.get(1).plannedAt())
        .isCloseTo(threeDaysAfter(sent), within(1, ChronoUnit.MILLIS));
    assertThat(after.get(1).dueAt()).isEqualTo(after.get(1).plannedAt());
    assertThat(after.get(2).plannedAt()).isEqualTo(threeDaysAfter(after.get(1).plannedAt()));
    assertThat(after.get(2).dueAt()).isNull();
  }

  @Test
  void aHundredAnswersAreOne() {
    // given
    enrollInThreeSteps();
    claim();
    Stored job = stored.of(campaignId).getFirst();
    Answer accepted =
        new Answer(job.id(), 1, job.revision(), Instant.now(), new Answer.Accepted("id"));
    Answer refused =
        new Answer(
            job.id(),
            1,
            job.revision(),
            Instant.now(),
            new Answer.Refused(FailureClass.RECIPIENT_PERMANENT, "550", "no such user"));

    // when
    apply(Stream.concat(Collections.nCopies(100, accepted).stream(), Stream.of(refused)).toList());
    apply(List.of(refused, accepted));

    // then
    assertThat(stored.of(campaignId))
        .extracting(Stored::status)
        .containsExactly("completed", "pending", "pending");
  }

  @Test
  void aTemporaryFailureIsTriedAgainAndAnOldAnswerCannotEndTheNewAttempt() {
    // given
    enrollInThreeSteps();
    claim();
    Stored first = stored.of(campaignId).getFirst();
    answer(new Answer.Refused(FailureClass.RECIPIENT_TEMPORARY, "451", "greylisted"));

    // when
    Stored waiting = stored.of(campaignId).getFirst();
    claim();
    apply(
        List.of(
            new Answer(
                first.id(), 1, first.revision(), Instant.now(), new Answer.Accepted("old"))));

    // then
    assertThat(waiting.status()).isEqualTo("pending");
    assertThat(waiting.attempt()).isEqualTo(2);
    assertThat(waiting.dueAt()).isAfter(Instant.now().plusSeconds(40));
    assertThat(stored.of(campaignId).getFirst().status()).isEqualTo("processing");
    answer(new Answer.Accepted("id"));
    assertThat(stored.of(campaignId).getFirst().status()).isEqualTo("completed");
  }

  @Test
  void aNewDefinitionCatchesUpWithTheStoredContactsAlsoAfterAKill() {
    // given
    for (int batch = 0; batch < 3; batch++) {
      stored.hear(Stream.generate(() -> Samples.known("acme", Ids.next())).limit(400).toList());
    }
    stored.hear(List.of(Samples.known("globex", Ids.next())));
    stored.define(Samples.active("acme", campaignId, Samples.step(1, Channel.EMAIL, Samples.NOW)));

    // when it is killed in the second batch
    QuarkusTransaction.requiringNew().run(() -> tasks.step());
    assertThatThrownBy(
            () ->
                QuarkusTransaction.requiringNew()
                    .run(
                        () -> {
                          tasks.step();
                          throw new IllegalStateException("killed");
                        }))
        .hasMessage("killed");
    assertThat(stored.enrolled(campaignId)).isEqualTo(500);
    tasks.run();

    // then
    assertThat(stored.enrolled(campaignId)).isEqualTo(1_200);
    assertThat(stored.of(campaignId)).hasSize(1_200);
  }

  @Test
  void aContactAndADefinitionThatArriveTogetherDoNotMissEachOther() throws Exception {
    // given a contact that is held against the known campaigns and not committed yet
    CountDownLatch heldAgainst = new CountDownLatch(1);
    CountDownLatch commit = new CountDownLatch(1);
    try (ExecutorService consumers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> contact =
          consumers.submit(
              () ->
                  QuarkusTransaction.requiringNew()
                      .run(
                          () -> {
                            contacts.apply(List.of(Samples.known("acme", contactId)));
                            heldAgainst.countDown();
                            await(commit);
                          }));
      await(heldAgainst);

      // when a definition arrives and catches up with the stored contacts
      Future<?> definition =
          consumers.submit(
              () -> {
                stored.define(
                    Samples.active(
                        "acme", campaignId, Samples.step(1, Channel.EMAIL, Samples.NOW)));
                tasks.run();
              });
      Awaitility.await().until(() -> definition.isDone() || aLockIsWaitedFor());
      commit.countDown();
      contact.get();
      definition.get();
    }

    // then
    assertThat(stored.enrolled(campaignId)).isEqualTo(1);
  }

  @Test
  void archivingEndsWhatWaitsAndLateContactsCountWithoutAMessage() {
    // given
    CampaignStep step = Samples.step(1, Channel.EMAIL, Samples.THREE_DAYS);
    stored.define(Samples.active("acme", campaignId, step));
    stored.hear(List.of(Samples.known("acme", contactId)));

    // when
    stored.define(Samples.definition("acme", campaignId, 2, CampaignStatus.ARCHIVED, null, step));
    tasks.run();
    stored.hear(List.of(Samples.known("acme", Ids.next())));

    // then
    assertThat(stored.of(campaignId))
        .hasSize(2)
        .allMatch(job -> job.status().equals("cancelled"))
        .allMatch(job -> "campaign_archived".equals(job.reason()));
  }

  @Test
  void whatIsNotNewerChangesNothing() {
    // given
    CampaignStep step = Samples.step(1, Channel.EMAIL, Samples.NOW);
    stored.define(Samples.definition("acme", campaignId, 3, CampaignStatus.ARCHIVED, null, step));
    stored.hear(List.of(new ContactChange.Erased(contactId, "acme", 5, Instant.now())));

    // when
    stored.define(Samples.active("acme", campaignId, step));
    stored.hear(List.of(Samples.known("acme", contactId)));
    tasks.run();

    // then
    assertThat(stored.enrolled(campaignId)).isZero();
    assertThat(
            database.query(
                "select status from campaigns where campaign_id = ?",
                row -> row.text("status"),
                campaignId))
        .containsExactly("archived");
  }

  @Test
  void newTextsOfAnEarlierVersionDoNotMakeItTheCurrentOne() {
    // given
    CampaignStep first = Samples.step(1, Channel.EMAIL, Samples.NOW);
    CampaignStep second = Samples.step(2, Channel.SMS, Samples.NOW);
    stored.define(Samples.active("acme", campaignId, first));
    stored.define(
        Samples.version("acme", campaignId, 2, 2, CampaignStatus.ACTIVE, null, first, second));

    // when
    stored.define(Samples.version("acme", campaignId, 3, 1, CampaignStatus.ACTIVE, null, first));
    stored.hear(List.of(Samples.known("acme", contactId)));

    // then
    assertThat(stored.of(campaignId)).hasSize(2);
  }

  private void enrollInThreeSteps() {
    stored.define(
        Samples.active(
            "acme",
            campaignId,
            Samples.step(1, Channel.EMAIL, Samples.NOW),
            Samples.step(2, Channel.SMS, Samples.THREE_DAYS),
            Samples.step(3, Channel.EMAIL, Samples.THREE_DAYS)));
    stored.hear(List.of(Samples.known("acme", contactId)));
  }

  private void claim() {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                database.update(
                    """
                    update automation_jobs set status = 'processing', revision = revision + 1,
                      claimed_at = now(), lease_until = now() + interval '30 s'
                    where campaign_id = ? and step = 1
                    """,
                    campaignId));
  }

  private boolean aLockIsWaitedFor() {
    return !database
        .query(
            "select pid from pg_locks where locktype = 'advisory' and not granted",
            row -> row.number("pid"))
        .isEmpty();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Instant answer(Answer.Outcome outcome) {
    Stored job = stored.of(campaignId).getFirst();
    Instant now = Instant.now();
    apply(List.of(new Answer(job.id(), job.attempt(), job.revision(), now, outcome)));
    return now;
  }

  private void apply(List<Answer> batch) {
    QuarkusTransaction.requiringNew().run(() -> answers.apply(batch));
  }

  private static Instant threeDaysAfter(Instant instant) {
    return instant.atZone(ZoneId.of("Europe/Berlin")).plusDays(3).toInstant();
  }
}
