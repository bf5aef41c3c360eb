package org.campaignautomation.enrollment.due;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Delay;
import org.campaignautomation.contracts.OnTooLate;
import org.campaignautomation.contracts.Schedule;
import org.campaignautomation.contracts.ZoneMode;
import org.campaignautomation.enrollment.ByHand;
import org.campaignautomation.enrollment.Samples;
import org.campaignautomation.enrollment.StoredJobs;
import org.campaignautomation.enrollment.StoredJobs.Stored;
import org.campaignautomation.enrollment.contact.ContactChange;
import org.campaignautomation.enrollment.journey.Answer;
import org.campaignautomation.enrollment.journey.Answers;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.platform.ids.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Claims, leases and fences on a real database, with time as a parameter. */
@QuarkusTest
@TestProfile(ByHand.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "enrollment"))
class ClaimsIT {
  @Inject Claims claims;
  @Inject Answers answers;
  @Inject StoredJobs stored;

  private final UUID campaignId = Ids.next();

  @BeforeEach
  void clear() {
    stored.clear();
  }

  @Test
  void twoPodsClaimTenThousandJobsAndNoneTwice() throws Exception {
    // given
    stored.define(Samples.active("acme", campaignId, Samples.step(1, Channel.EMAIL, Samples.NOW)));
    for (int batch = 0; batch < 10; batch++) {
      enroll(1_000);
    }

    // when
    List<UUID> claimed = new ArrayList<>();
    try (ExecutorService pods = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<List<UUID>> pod : pods.invokeAll(List.of(claimAll("a"), claimAll("b")))) {
        claimed.addAll(pod.get());
      }
    }

    // then
    assertThat(claimed).hasSize(10_000);
    assertThat(new HashSet<>(claimed)).hasSize(10_000);
    assertThat(stored.of(campaignId)).allMatch(job -> job.revision() == 1);
  }

  @Test
  void aHugeCampaignDoesNotHoldUpASmallOne() {
    // given
    UUID small = Ids.next();
    stored.define(Samples.active("acme", campaignId, Samples.step(1, Channel.EMAIL, Samples.NOW)));
    enroll(1_000);
    stored.define(Samples.active("globex", small, Samples.step(1, Channel.EMAIL, Samples.NOW)));
    stored.hear(Stream.generate(() -> Samples.known("globex", Ids.next())).limit(10).toList());

    // when
    Claims.Claim claim = claims.claim(Channel.EMAIL, 100, "a", null);

    // then
    assertThat(claim.due()).filteredOn(due -> due.job().campaignId().equals(small)).hasSize(10);
    assertThat(claim.due())
        .filteredOn(due -> due.job().campaignId().equals(campaignId))
        .hasSize(50);
  }

  @Test
  void aPausedCampaignEnrollsAndSendsNothing() {
    stored.define(
        Samples.definition(
            "acme",
            campaignId,
            2,
            CampaignStatus.PAUSED,
            null,
            Samples.step(1, Channel.EMAIL, Samples.NOW)));
    enroll(1);

    assertThat(stored.enrolled(campaignId)).isEqualTo(1);
    assertThat(claims.claim(Channel.EMAIL, 100, "a", later(Duration.ofDays(1))).claimed()).isZero();
  }

  @Test
  void aJobThatIsClaimedOutsideItsWindowWaitsForTheNext() {
    // given
    Schedule.Window mornings =
        new Schedule.Window(List.of(DayOfWeek.values()), LocalTime.of(9, 0), LocalTime.of(10, 0));
    Schedule schedule = new Schedule(ZoneMode.FIXED, "UTC", List.of(mornings), List.of());
    stored.define(
        Samples.definition(
            "acme",
            campaignId,
            1,
            CampaignStatus.ACTIVE,
            schedule,
            Samples.step(1, Channel.EMAIL, Samples.NOW)));
    enroll(1);
    Instant planned = job().plannedAt();

    // when
    Claims.Claim atNight = claims.claim(Channel.EMAIL, 1, "a", planned.plus(Duration.ofHours(8)));

    // then
    assertThat(atNight.due()).isEmpty();
    assertThat(job().status()).isEqualTo("pending");
    assertThat(job().reason()).isEqualTo("outside_window");
    Instant opening = Objects.requireNonNull(job().dueAt());
    assertThat(opening).isAfter(planned.plus(Duration.ofHours(8)));
    assertThat(opening.atZone(ZoneOffset.UTC).toLocalTime()).isEqualTo(LocalTime.of(9, 0));

    Claims.Claim nextDay = claims.claim(Channel.EMAIL, 1, "a", opening);

    assertThat(nextDay.due())
        .singleElement()
        .satisfies(
            due -> assertThat(due.sendBefore()).isEqualTo(opening.plus(Duration.ofHours(1))));
  }

  @Test
  void aJobWithoutAnAddressIsSkippedWhenItIsDueAndTheNextGoesOn() {
    // given
    stored.define(
        Samples.active(
            "acme",
            campaignId,
            Samples.step(1, Channel.EMAIL, Samples.NOW),
            Samples.step(2, Channel.SMS, Samples.NOW)));
    stored.hear(
        List.of(Samples.known("acme", Ids.next(), 1, Samples.person(null, "+12025550123"))));

    // when
    Claims.Claim claim = claims.claim(Channel.EMAIL, 100, "a", null);

    // then
    assertThat(claim.due()).isEmpty();
    assertThat(stored.of(campaignId))
        .extracting(Stored::status, Stored::reason)
        .containsExactly(tuple("skipped", "no_address"), tuple("pending", null));
    assertThat(claims.claim(Channel.SMS, 100, "a", null).due()).hasSize(1);
  }

  @Test
  void aJobThatIsTooLateEndsAndTheEnrollmentWithIt() {
    // given
    stored.define(
        Samples.active(
            "acme",
            campaignId,
            Samples.lateStep(1, Channel.EMAIL, new Delay(6, Delay.Unit.HOURS), OnTooLate.EXIT),
            Samples.step(2, Channel.SMS, Samples.NOW)));
    enroll(1);

    // when
    claims.claim(Channel.EMAIL, 100, "a", later(Duration.ofHours(7)));

    // then
    assertThat(stored.of(campaignId))
        .extracting(Stored::status, Stored::reason)
        .containsExactly(tuple("skipped", "too_late"), tuple("cancelled", "too_late"));
  }

  @Test
  void aDeadPodsJobIsTakenOverAfterItsLeaseWithTheSameAttempt() {
    // given
    stored.define(Samples.active("acme", campaignId, Samples.step(1, Channel.EMAIL, Samples.NOW)));
    enroll(1);
    List<DueJob> lost = claims.claim(Channel.EMAIL, 100, "dead", null).due();

    // when
    List<DueJob> early = claims.takeOver(100, "b", later(Duration.ofSeconds(20)));
    List<DueJob> again = claims.takeOver(100, "b", later(Duration.ofSeconds(40)));

    // then
    assertThat(early).isEmpty();
    assertThat(again).hasSize(1);
    assertThat(again.getFirst().job().id()).isEqualTo(lost.getFirst().job().id());
    assertThat(again.getFirst().job().attempt()).isEqualTo(lost.getFirst().job().attempt());
    assertThat(again.getFirst().job().revision()).isEqualTo(lost.getFirst().job().revision() + 1);

    // and the dead pod, which was only slow, cannot prolong the lease of the other
    Instant lease = job().leaseUntil();
    claims.handedOver(Receipts.Receipt.of(lost, Instant.now()));
    assertThat(job().leaseUntil()).isEqualTo(lease);
    claims.handedOver(Receipts.Receipt.of(again, Instant.now()));
    assertThat(job().leaseUntil()).isNotEqualTo(lease);
  }

  @Test
  void whatIsNotAnsweredIsHandedOverAgain() {
    // given
    stored.define(Samples.active("acme", campaignId, Samples.step(1, Channel.EMAIL, Samples.NOW)));
    enroll(1);
    List<DueJob> due = claims.claim(Channel.EMAIL, 100, "a", null).due();
    claims.handedOver(Receipts.Receipt.of(due, Instant.now()));

    // then
    assertThat(claims.takeOver(100, "a", later(Duration.ofMinutes(14)))).isEmpty();
    assertThat(claims.takeOver(100, "a", later(Duration.ofMinutes(16)))).hasSize(1);
  }

  @Test
  void anUnknownOutcomeIsGivenUpAfterItsLimitAndCountsAsSent() {
    // given
    stored.define(
        Samples.active(
            "acme",
            campaignId,
            Samples.step(1, Channel.SMS, Samples.NOW),
            Samples.step(2, Channel.SMS, Samples.THREE_DAYS)));
    enroll(1);
    DueJob due = claims.claim(Channel.SMS, 100, "a", null).due().getFirst();
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                answers.apply(
                    List.of(
                        new Answer(
                            due.job().id(),
                            1,
                            due.job().revision(),
                            Instant.now(),
                            new Answer.Unknown("timeout")))));

    // when
    claims.handedOver(Receipts.Receipt.of(List.of(due), Instant.now()));
    claims.takeOver(100, "a", later(Duration.ofMinutes(9)));
    Stored before = job();
    List<DueJob> again = claims.takeOver(100, "a", later(Duration.ofMinutes(11)));

    // then
    assertThat(before.status()).isEqualTo("processing");
    assertThat(before.reason()).isEqualTo("outcome_unknown");
    assertThat(again).isEmpty();
    assertThat(job().status()).isEqualTo("failed");
    assertThat(job().reason()).isEqualTo("outcome_unknown");
    Stored next = stored.of(campaignId).get(1);
    assertThat(next.dueAt()).isEqualTo(next.plannedAt());
  }

  private Callable<List<UUID>> claimAll(String pod) {
    return () -> {
      List<UUID> mine = new ArrayList<>();
      for (Claims.Claim claim = claims.claim(Channel.EMAIL, 100, pod, null);
          claim.claimed() > 0;
          claim = claims.claim(Channel.EMAIL, 100, pod, null)) {
        claim.due().forEach(due -> mine.add(due.job().id()));
      }
      return mine;
    };
  }

  private void enroll(int contacts) {
    List<ContactChange.Known> batch =
        Stream.generate(() -> Samples.known("acme", Ids.next())).limit(contacts).toList();
    stored.hear(batch);
  }

  private Stored job() {
    return stored.of(campaignId).getFirst();
  }

  private static Instant later(Duration duration) {
    return Instant.now().plus(duration);
  }
}
