package org.campaignautomation.enrollment.journey;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.enrollment.ByHand;
import org.campaignautomation.enrollment.Samples;
import org.campaignautomation.enrollment.StoredJobs;
import org.campaignautomation.enrollment.catalog.Campaign;
import org.campaignautomation.enrollment.catalog.CampaignStep;
import org.campaignautomation.enrollment.catalog.Definition;
import org.campaignautomation.enrollment.contact.ContactChange;
import org.campaignautomation.enrollment.contact.StoredContact;
import org.campaignautomation.enrollment.journey.TriggerResult.Outcome;
import org.campaignautomation.enrollment.journey.TriggerResult.Person;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.platform.ids.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The manual trigger on a real database. */
@QuarkusTest
@TestProfile(ByHand.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "enrollment"))
class TriggerIT {
  @Inject Trigger trigger;
  @Inject StoredJobs stored;

  private final UUID campaignId = Ids.next();
  private final CampaignStep email = Samples.step(1, Channel.EMAIL, Samples.NOW);
  private final CampaignStep sms = Samples.step(2, Channel.SMS, Samples.THREE_DAYS);
  private final Campaign campaign = activatedJustNow(CampaignStatus.ACTIVE).campaign();

  @BeforeEach
  void activate() {
    stored.clear();
    stored.define(activatedJustNow(CampaignStatus.ACTIVE));
  }

  @Test
  void itReachesBackBeyondTheActivationAndNoFurtherThanTold() {
    // given
    ContactChange.Known yesterday = accepted("acme", Duration.ofDays(1));
    ContactChange.Known lastWeek = accepted("acme", Duration.ofDays(6));
    ContactChange.Known longAgo = accepted("acme", Duration.ofDays(8));
    ContactChange.Known foreign = accepted("globex", Duration.ofDays(1));
    stored.hear(List.of(yesterday, lastWeek, longAgo, foreign));
    long announced = trigger.matching("acme", campaignId, 7);

    // when
    TriggerResult result = trigger.run(campaign, null, 100);

    // then
    assertThat(result.enrolled()).isEqualTo(2).isEqualTo(announced);
    assertThat(result.considered()).isEqualTo(2);
    assertThat(result.jobsCreated()).isEqualTo(4);
    assertThat(result.truncated()).isFalse();
    assertThat(result.results())
        .extracting(Person::contactId)
        .containsExactly(lastWeek.contactId(), yesterday.contactId());
    assertThat(result.results())
        .allSatisfy(
            person -> {
              assertThat(person.outcome()).isEqualTo(Outcome.ENROLLED);
              assertThat(person.jobs())
                  .extracting(TriggerResult.PlannedJob::stepId)
                  .containsExactly(email.id(), sms.id());
            });
    assertThat(stored.of(campaignId))
        .extracting(StoredJobs.Stored::id)
        .containsExactlyInAnyOrderElementsOf(
            result.results().stream()
                .flatMap(person -> person.jobs().stream())
                .map(TriggerResult.PlannedJob::jobId)
                .toList());
    assertThat(trigger.matching("acme", campaignId, 7)).isZero();
  }

  @Test
  void withoutLookBackItTakesThoseSinceTheActivationOnly() {
    // given one who came after the activation, of which nothing was known here then
    stored.clear();
    ContactChange.Known after = accepted("acme", Duration.ofMinutes(2));
    stored.hear(List.of(after, accepted("acme", Duration.ofMinutes(5))));
    Definition active =
        activated(CampaignStatus.ACTIVE, Instant.now().minus(Duration.ofMinutes(3)));
    stored.define(active);

    // when
    TriggerResult since = trigger.run(active.campaign(), 0, 10);

    // then
    assertThat(since.results()).extracting(Person::contactId).containsExactly(after.contactId());
    assertThat(trigger.run(active.campaign(), 1, 10).enrolled()).isEqualTo(1);
  }

  @Test
  void repeatedItFindsThemEnrolledAndCountsMoreThanItLists() {
    // given
    stored.hear(people(1_201));
    TriggerResult first = trigger.run(campaign, 7, 10);

    // when
    TriggerResult again = trigger.run(campaign, 7, 10);

    // then
    assertThat(first.enrolled()).isEqualTo(1_201);
    assertThat(first.results()).hasSize(10);
    assertThat(first.truncated()).isTrue();
    assertThat(again.considered()).isEqualTo(1_201);
    assertThat(again.alreadyEnrolled()).isEqualTo(1_201);
    assertThat(again.enrolled()).isZero();
    assertThat(again.jobsCreated()).isZero();
    assertThat(again.results())
        .hasSize(10)
        .allMatch(person -> person.outcome() == Outcome.ALREADY_ENROLLED)
        .allMatch(person -> person.jobs().isEmpty());
    assertThat(stored.of(campaignId)).hasSize(2_402);
  }

  @Test
  void manyAtOnceAndArrivalsBesideThemEnrollEachOnce() throws Exception {
    // given
    List<ContactChange.Known> known = people(1_500);
    List<ContactChange.Known> arriving = people(300);
    stored.hear(known);

    // when
    List<Callable<Long>> work = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      work.add(() -> trigger.run(campaign, 7, 10).enrolled());
    }
    work.add(
        () -> {
          for (int from = 0; from < arriving.size(); from += 50) {
            stored.hear(arriving.subList(from, from + 50));
          }
          return 0L;
        });
    long enrolled = 0;
    try (ExecutorService pods = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Long> one : pods.invokeAll(work)) {
        enrolled += one.get();
      }
    }
    enrolled += trigger.run(campaign, 7, 10).enrolled();

    // then
    assertThat(enrolled).isEqualTo(1_800);
    assertThat(stored.enrolled(campaignId)).isEqualTo(1_800);
    assertThat(stored.of(campaignId)).hasSize(3_600);
  }

  @Test
  void itEndsWhereTheCampaignIsActiveNoMore() {
    stored.hear(people(3));
    stored.define(activatedJustNow(CampaignStatus.PAUSED));

    assertThat(trigger.run(campaign, 7, 10).enrolled()).isZero();
  }

  private Definition activatedJustNow(CampaignStatus status) {
    return activated(status, Instant.now());
  }

  private Definition activated(CampaignStatus status, Instant at) {
    Definition sample =
        Samples.definition(
            "acme", campaignId, status == CampaignStatus.ACTIVE ? 1 : 2, status, null, email, sms);
    Campaign like = sample.campaign();
    return new Definition(
        new Campaign(
            campaignId,
            like.tenantId(),
            like.revision(),
            like.version(),
            like.status(),
            like.lookBackDays(),
            at,
            like.pausedAt(),
            like.archivedAt(),
            like.freezes()),
        sample.version());
  }

  /** Many of them came at the same instant. */
  private static List<ContactChange.Known> people(int number) {
    Instant yesterday = Instant.now().minus(Duration.ofDays(1));
    return IntStream.range(0, number)
        .mapToObj(i -> accepted("acme", yesterday.minusSeconds(i % 7)))
        .toList();
  }

  private static ContactChange.Known accepted(String tenantId, Duration ago) {
    return accepted(tenantId, Instant.now().minus(ago));
  }

  private static ContactChange.Known accepted(String tenantId, Instant at) {
    StoredContact sample = Samples.known(tenantId, Ids.next()).contact();
    return new ContactChange.Known(
        new StoredContact(sample.contactId(), tenantId, 1, at, sample.contact()), null);
  }
}
