package org.campaignautomation.enrollment.due;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.enrollment.ByHand;
import org.campaignautomation.enrollment.Samples;
import org.campaignautomation.enrollment.StoredJobs;
import org.campaignautomation.enrollment.StoredJobs.Stored;
import org.campaignautomation.enrollment.journey.Answer;
import org.campaignautomation.enrollment.journey.Answers;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.platform.ids.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One pod's loop, round by round. */
@QuarkusTest
@TestProfile(ByHand.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "enrollment"))
class ChannelLoopIT {
  @Inject Claims claims;
  @Inject ClaimTable table;
  @Inject PumpBeats beats;
  @Inject DueMetrics metrics;
  @Inject Pod pod;
  @Inject Answers answers;
  @Inject StoredJobs stored;

  private final UUID campaignId = Ids.next();
  private final List<DueJob> handedOver = new ArrayList<>();

  private Receipts receipts;

  @BeforeEach
  void enrollTen() {
    receipts = new Receipts(claims, new RoomFor(4));
    stored.clear();
    stored.define(Samples.active("acme", campaignId, Samples.step(1, Channel.EMAIL, Samples.NOW)));
    stored.hear(Stream.generate(() -> Samples.known("acme", Ids.next())).limit(10).toList());
  }

  @Test
  void aPodHasNoMoreUnansweredJobsThanItsLimit() {
    // given
    ChannelLoop loop = loop(this::take);
    Duration first = loop.round();

    // when
    Duration full = loop.round();

    // then
    assertThat(first).isZero();
    assertThat(full).isEqualTo(Duration.ofMillis(250));
    assertThat(handedOver).hasSize(4);

    // and an answer makes room for one more
    answer(handedOver.getFirst(), new Answer.Accepted("id"));
    loop.ended(List.of(handedOver.getFirst().job().id()));
    loop.round();
    assertThat(handedOver).hasSize(5);
  }

  @Test
  void whatKafkaDidNotAcknowledgeGoesOutAgainAfterItsLease() {
    // given
    ChannelLoop loop =
        loop(
            jobs -> {
              throw new IllegalStateException("the broker is away");
            });

    // when
    assertThatThrownBy(loop::round).hasMessage("the broker is away");

    // then
    assertThat(claims.takeOver(100, "other", Instant.now().plusSeconds(20))).isEmpty();
    assertThat(claims.takeOver(100, "other", Instant.now().plusSeconds(40)))
        .hasSize(4)
        .allMatch(due -> due.job().attempt() == 1);
  }

  @Test
  void aPodThatWakesUpLateChangesNothingOfWhatAnotherTookOver() {
    // given a pod that sleeps past its lease with its claim in its hands
    Rescue rescue = new Rescue(claims, this::take, table, receipts, metrics, new RoomFor(4), pod);
    List<DueJob> late = new ArrayList<>();
    List<Stored> taken = new ArrayList<>();
    ChannelLoop loop =
        loop(
            jobs -> {
              late.addAll(jobs);
              rescue.run(Instant.now().plusSeconds(40));
              taken.addAll(stored.of(campaignId));
              return List.of();
            });

    // when
    loop.round();
    receipts.writeAll();
    answer(late.getFirst(), new Answer.Deferred("throttled", null, false));

    // then the other's claims hold, and have time to be answered
    assertThat(handedOver).hasSize(4).allMatch(due -> due.job().attempt() == 1);
    assertThat(stored.of(campaignId)).isEqualTo(taken);
    assertThat(taken)
        .filteredOn(job -> job.status().equals("processing"))
        .hasSize(4)
        .allMatch(job -> job.revision() == 2)
        .extracting(Stored::leaseUntil)
        .allSatisfy(lease -> assertThat(lease).isAfter(Instant.now().plus(Duration.ofMinutes(10))));

    // and what is said of them counts
    answer(handedOver.getFirst(), new Answer.Deferred("throttled", null, false));
    assertThat(stored.of(campaignId)).isNotEqualTo(taken);
  }

  @Test
  void onlyWhatIsNotAnsweredSoonIsNotedAsHandedOver() {
    // given
    loop(this::take).round();
    List<Stored> claimed = stored.of(campaignId);

    // when nobody has waited yet
    receipts.write();
    assertThat(stored.of(campaignId)).isEqualTo(claimed);

    // and when one was answered in time
    answer(handedOver.getFirst(), new Answer.Accepted("id"));
    receipts.writeAll();

    // then the others have time to be answered
    assertThat(stored.of(campaignId))
        .filteredOn(job -> job.status().equals("processing"))
        .hasSize(3)
        .extracting(Stored::leaseUntil)
        .allSatisfy(lease -> assertThat(lease).isAfter(Instant.now().plus(Duration.ofMinutes(10))));
    assertThat(stored.of(campaignId))
        .filteredOn(job -> job.status().equals("completed"))
        .hasSize(1);
  }

  @Test
  void withNothingDueItSleepsNoLongerThanItsLimit() {
    stored.clear();

    assertThat(loop(this::take).round()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void whileKafkaRefusesAllOfABatchItTakesItsTime() {
    // given
    ChannelLoop loop =
        loop(jobs -> jobs.stream().map(due -> new HandOver.Refused(due, "unknown_topic")).toList());

    // when
    Duration pause = loop.round();

    // then
    assertThat(pause).isEqualTo(Duration.ofMillis(250));
    assertThat(stored.of(campaignId))
        .filteredOn(job -> "hand_over_refused".equals(job.reason()))
        .hasSize(4)
        .allMatch(job -> job.status().equals("pending") && job.attempt() == 1)
        .extracting(Stored::dueAt)
        .allSatisfy(dueAt -> assertThat(dueAt).isAfter(Instant.now().plusSeconds(50)));
  }

  private List<HandOver.Refused> take(List<DueJob> jobs) {
    handedOver.addAll(jobs);
    return List.of();
  }

  private ChannelLoop loop(HandOver handOver) {
    return new ChannelLoop(
        Channel.EMAIL,
        claims,
        table,
        beats,
        new Desk(handOver, claims, table, receipts, new Runs(claims), metrics),
        new RoomFor(4),
        "pod");
  }

  private void answer(DueJob due, Answer.Outcome outcome) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                answers.apply(
                    List.of(
                        new Answer(
                            due.job().id(),
                            due.job().attempt(),
                            due.job().revision(),
                            Instant.now(),
                            outcome))));
  }
}
