package org.campaignautomation.enrollment.due;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Schedule;
import org.campaignautomation.contracts.ZoneMode;
import org.campaignautomation.enrollment.ByHand;
import org.campaignautomation.enrollment.Samples;
import org.campaignautomation.enrollment.StoredJobs;
import org.campaignautomation.enrollment.StoredJobs.Stored;
import org.campaignautomation.enrollment.due.Processed.Held;
import org.campaignautomation.enrollment.sql.Database;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.platform.ids.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Handing a campaign's due jobs over at once, on a real database and a real broker. */
@QuarkusTest
@TestProfile(ByHand.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "enrollment"))
class ProcessNowIT {
  @Inject ProcessNow processNow;
  @Inject Claims claims;
  @Inject ClaimTable table;
  @Inject HeldTable heldTable;
  @Inject DueMetrics metrics;
  @Inject Receipts receipts;
  @Inject Runs runs;
  @Inject Pod pod;
  @Inject Database database;
  @Inject StoredJobs stored;

  private final UUID campaignId = Ids.next();
  private final UUID otherId = Ids.next();

  @BeforeEach
  void clear() {
    stored.clear();
  }

  @Test
  void itHandsOverAllThatIsDueOfThisCampaignAndNothingElse() {
    // given
    activate(campaignId, "acme");
    activate(otherId, "globex");
    enroll("acme", 250);
    enroll("globex", 20);

    // when
    Processed processed = processNow.process(campaignId);

    // then
    assertThat(processed.due()).isEqualTo(250);
    assertThat(processed.handedOver()).isEqualTo(250);
    assertThat(processed.held()).containsExactly(new Held("in_flight", 250, null));
    assertThat(processed.results())
        .hasSize(100)
        .doesNotHaveDuplicates()
        .allSatisfy(given -> assertThat(given.dueAt()).isBeforeOrEqualTo(Instant.now()))
        .extracting(Processed.Given::contactId)
        .isSubsetOf(stored.of(campaignId).stream().map(Stored::contactId).toList());
    assertThat(stored.of(campaignId)).allMatch(job -> job.status().equals("processing"));
    assertThat(stored.of(otherId)).allMatch(job -> job.status().equals("pending"));
    assertThat(processNow.process(campaignId).handedOver()).isZero();
  }

  @Test
  void whatThereIsNoRoomForIsHeldAndSaysSo() {
    // given
    activate(campaignId, "acme");
    enroll("acme", 510);

    // when
    Processed processed = processNow.process(campaignId);

    // then
    assertThat(processed.handedOver()).isEqualTo(500);
    assertThat(processed.held())
        .containsExactly(new Held("in_flight", 500, null), new Held("max_in_flight", 10, null));
  }

  @Test
  void oneCallHandsOverFiveThousandAndNoMore() {
    // given
    activate(campaignId, "acme");
    for (int thousands = 0; thousands < 5; thousands++) {
      enroll("acme", 1_000);
    }
    enroll("acme", 50);
    Desk desk = new Desk(jobs -> List.of(), claims, table, receipts, runs, metrics);
    ProcessNow roomy = new ProcessNow(claims, table, heldTable, desk, new RoomFor(9_000), pod);

    // when
    Processed processed = roomy.process(campaignId);

    // then
    assertThat(processed.due()).isEqualTo(5_050);
    assertThat(processed.handedOver()).isEqualTo(5_000);
  }

  @Test
  void whatIsBeingMovedIsHeldAndSaysSo() {
    // given
    activate(campaignId, "acme");
    enroll("acme", 3);
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                database.update(
                    "insert into campaign_tasks (campaign_id, task, tenant_id) values (?, 'move', ?)",
                    campaignId,
                    "acme"));

    // when
    Processed processed = processNow.process(campaignId);

    // then
    assertThat(processed.handedOver()).isZero();
    assertThat(processed.results()).isEmpty();
    assertThat(processed.held()).containsExactly(new Held("being_moved", 3, null));
  }

  @Test
  void whatTheScheduleHoldsIsToldWithItsInstant() {
    // given a schedule that opens in two hours, and one job that was planned to be due already
    LocalTime opening = LocalDateTime.now(ZoneOffset.UTC).plusHours(2).toLocalTime();
    Schedule schedule =
        new Schedule(
            ZoneMode.FIXED,
            "UTC",
            List.of(
                new Schedule.Window(List.of(DayOfWeek.values()), opening, opening.plusMinutes(30))),
            List.of());
    stored.define(
        Samples.definition(
            "acme",
            campaignId,
            1,
            CampaignStatus.ACTIVE,
            schedule,
            Samples.step(1, Channel.EMAIL, Samples.NOW)));
    enroll("acme", 3);
    makeDue(stored.of(campaignId).getFirst());

    // when
    Processed processed = processNow.process(campaignId);

    // then
    assertThat(processed.due()).isEqualTo(1);
    assertThat(processed.handedOver()).isZero();
    assertThat(processed.held())
        .containsExactly(new Held("outside_window", 3, stored.of(campaignId).getFirst().dueAt()));
  }

  @Test
  void besideThePumpNoneIsHandedOverTwice() throws Exception {
    // given
    activate(campaignId, "acme");
    enroll("acme", 400);

    // when
    List<Callable<Long>> work = new ArrayList<>();
    work.add(() -> processNow.process(campaignId).handedOver());
    work.add(() -> processNow.process(campaignId).handedOver());
    work.add(this::pumped);
    long total = 0;
    try (ExecutorService pods = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Long> one : pods.invokeAll(work)) {
        total += one.get();
      }
    }

    // then
    assertThat(total).isEqualTo(400);
    assertThat(stored.of(campaignId)).allMatch(job -> job.revision() == 1);
  }

  @Test
  void aJobThatNobodyCanDecideOnFailsAloneAndItsBatchGoesOn() {
    // given
    activate(campaignId, "acme");
    enroll("acme", 10);
    Stored broken = stored.of(campaignId).getFirst();
    QuarkusTransaction.requiringNew()
        .run(
            () -> database.update("update automation_jobs set step = 9 where id = ?", broken.id()));

    // when
    Processed processed = processNow.process(campaignId);

    // then
    assertThat(processed.handedOver()).isEqualTo(9);
    assertThat(stored.of(campaignId))
        .filteredOn(job -> job.id().equals(broken.id()))
        .singleElement()
        .satisfies(
            job -> {
              assertThat(job.status()).isEqualTo("failed");
              assertThat(job.reason()).isEqualTo("internal_error");
            });
  }

  private long pumped() {
    long jobs = 0;
    Claims.Claim claim = claims.claim(Channel.EMAIL, 50, "pump", null);
    while (claim.claimed() > 0) {
      jobs += claim.due().size();
      claim = claims.claim(Channel.EMAIL, 50, "pump", null);
    }
    return jobs;
  }

  private void activate(UUID id, String tenantId) {
    stored.define(Samples.active(tenantId, id, Samples.step(1, Channel.EMAIL, Samples.NOW)));
  }

  private void enroll(String tenantId, int contacts) {
    stored.hear(
        Stream.generate(() -> Samples.known(tenantId, Ids.next())).limit(contacts).toList());
  }

  private void makeDue(Stored job) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                database.update(
                    "update automation_jobs set due_at = now() - interval '1 s' where id = ?",
                    job.id()));
  }
}
