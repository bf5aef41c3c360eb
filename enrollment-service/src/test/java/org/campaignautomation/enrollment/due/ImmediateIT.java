package org.campaignautomation.enrollment.due;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.campaignautomation.contracts.AdHocMessage;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.JobKind;
import org.campaignautomation.contracts.QuietHours;
import org.campaignautomation.enrollment.ByHand;
import org.campaignautomation.enrollment.Samples;
import org.campaignautomation.enrollment.StoredJobs;
import org.campaignautomation.enrollment.catalog.CampaignStep;
import org.campaignautomation.enrollment.catalog.Catalog;
import org.campaignautomation.enrollment.catalog.SendingRules;
import org.campaignautomation.enrollment.catalog.TenantSettings;
import org.campaignautomation.enrollment.contact.ContactChange;
import org.campaignautomation.enrollment.immediate.ImmediateSend;
import org.campaignautomation.enrollment.immediate.ImmediateSend.Outcome;
import org.campaignautomation.enrollment.immediate.ImmediateSend.Result;
import org.campaignautomation.enrollment.immediate.Order;
import org.campaignautomation.enrollment.journey.Answer;
import org.campaignautomation.enrollment.journey.Answers;
import org.campaignautomation.enrollment.journey.CampaignTasks;
import org.campaignautomation.enrollment.journey.JobDetails;
import org.campaignautomation.enrollment.journey.JobFilter;
import org.campaignautomation.enrollment.journey.JobLists;
import org.campaignautomation.enrollment.journey.JobQueries;
import org.campaignautomation.enrollment.sql.Database;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.platform.ids.Ids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator sends at once, on a real database. */
@QuarkusTest
@TestProfile(ByHand.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "enrollment"))
class ImmediateIT {
  private static final AdHocMessage HELLO = new AdHocMessage("Hello", null, "Hello you");

  @Inject ImmediateSend send;
  @Inject Claims claims;
  @Inject Answers answers;
  @Inject JobLists lists;
  @Inject JobQueries queries;
  @Inject CampaignTasks tasks;
  @Inject Catalog catalog;
  @Inject Database database;
  @Inject StoredJobs stored;

  private final UUID campaignId = Ids.next();
  private final UUID contactId = Ids.next();

  @BeforeEach
  void clear() {
    stored.clear();
  }

  @Test
  void aMessageOfADraftGoesOutThoughTheDraftIsNotKnownHere() {
    // given
    stored.hear(List.of(Samples.known("acme", contactId)));

    // when
    Result result = send.send(order("acme", HELLO, null, contactId)).getFirst();
    assertThat(claims.claim(Channel.EMAIL, 100, "a", null).claimed()).isZero();
    DueJob due = claims.claimImmediate(Channel.EMAIL, 100, "a", null).due().getFirst();

    // then
    assertThat(result.outcome()).isEqualTo(Outcome.QUEUED);
    assertThat(due.job().id()).isEqualTo(result.jobId());
    assertThat(due.job().kind()).isEqualTo(JobKind.IMMEDIATE);
    assertThat(due.message()).isEqualTo(HELLO);
    assertThat(due.sendBefore()).isNull();

    answer(due, new Answer.Accepted("id"));
    JobDetails shown =
        lists.list("acme", campaignId, new JobFilter(null, null, null, null), null, 10).getFirst();
    assertThat(shown.kind()).isEqualTo(JobDetails.Kind.IMMEDIATE);
    assertThat(shown.status().name()).isEqualTo("COMPLETED");
    assertThat(shown.stepId()).isNull();
    assertThat(queries.counts("acme", campaignId).total()).isZero();
  }

  @Test
  void pauseAndScheduleDoNotHoldItAndArchivingDoesNotEndIt() {
    // given
    CampaignStep step = Samples.step(1, Channel.EMAIL, Samples.THREE_DAYS);
    stored.define(Samples.definition("acme", campaignId, 1, CampaignStatus.PAUSED, null, step));
    stored.hear(List.of(Samples.known("acme", contactId)));
    send.send(order("acme", null, step.id(), contactId));

    // when
    stored.define(Samples.definition("acme", campaignId, 2, CampaignStatus.ARCHIVED, null, step));
    tasks.run();
    DueJob due = claims.claimImmediate(Channel.EMAIL, 100, "a", null).due().getFirst();
    answer(due, new Answer.Deferred("throttled", null, false));

    // then
    assertThat(due.job().stepId()).isEqualTo(step.id());
    assertThat(due.message()).isNull();
    assertThat(statusOf(due)).isEqualTo("pending");
    assertThat(claims.claimImmediate(Channel.EMAIL, 100, "a", Instant.now().plusSeconds(60)).due())
        .hasSize(1);
    assertThat(queries.counts("acme", campaignId).total()).isEqualTo(1);
  }

  @Test
  void quietHoursHoldItAllTheSame() {
    // given quiet hours that have an hour to go, where the contact is
    LocalTime there = LocalTime.now(ZoneId.of("Europe/Berlin"));
    QuietHours quiet =
        new QuietHours(
            Channel.EMAIL, there.minusHours(1), there.plusHours(1), QuietHours.OnQuiet.HOLD);
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                catalog.settle(
                    List.of(
                        new TenantSettings(
                            "quiet",
                            1,
                            "Quiet",
                            "UTC",
                            new SendingRules(List.of(quiet), null),
                            Instant.now()))));
    stored.hear(List.of(Samples.known("quiet", contactId)));
    send.send(order("quiet", HELLO, null, contactId));

    // when
    Claims.Claim now = claims.claimImmediate(Channel.EMAIL, 100, "a", null);
    Claims.Claim later =
        claims.claimImmediate(Channel.EMAIL, 100, "a", Instant.now().plus(Duration.ofMinutes(61)));

    // then
    assertThat(now.claimed()).isEqualTo(1);
    assertThat(now.due()).isEmpty();
    assertThat(later.due()).hasSize(1);
  }

  @Test
  void whoIsNotKnownOrHasNoAddressIsSkippedWithAReason() {
    // given
    UUID withoutEmail = Ids.next();
    UUID foreign = Ids.next();
    stored.hear(
        List.of(
            Samples.known("acme", withoutEmail, 1, Samples.person(null, "+12025550123")),
            Samples.known("globex", foreign)));

    // when
    List<Result> results =
        send.send(order("acme", HELLO, null, withoutEmail, foreign, withoutEmail, contactId));

    // then
    assertThat(results)
        .containsExactly(
            new Result(withoutEmail, Outcome.SKIPPED, "no_address", null),
            new Result(foreign, Outcome.SKIPPED, "contact_unknown", null),
            new Result(contactId, Outcome.SKIPPED, "contact_unknown", null));
    assertThat(claims.claimImmediate(Channel.EMAIL, 100, "a", null).claimed()).isZero();
  }

  @Test
  void tenantsTakeTurns() {
    // given
    for (int orders = 0; orders < 3; orders++) {
      sendToMany("acme", 100);
    }
    sendToMany("globex", 10);

    // when
    List<DueJob> due = claims.claimImmediate(Channel.EMAIL, 50, "a", null).due();

    // then
    assertThat(due).filteredOn(one -> one.job().tenantId().equals("globex")).hasSize(10);
    assertThat(due).filteredOn(one -> one.job().tenantId().equals("acme")).hasSize(25);
  }

  @Test
  void aDeadPodsMessageIsHandedOverAgainAndOneWhoseTextIsGoneIsSkipped() {
    // given
    stored.hear(List.of(Samples.known("acme", contactId)));
    send.send(order("acme", HELLO, null, contactId));
    claims.claimImmediate(Channel.EMAIL, 100, "dead", null);

    // when
    DueJob again = claims.takeOver(100, "b", Instant.now().plus(Duration.ofSeconds(40))).getFirst();

    // then
    assertThat(again.message()).isEqualTo(HELLO);

    answer(again, new Answer.Deferred("throttled", null, false));
    QuarkusTransaction.requiringNew().run(() -> database.update("delete from immediate_messages"));
    Instant later = Instant.now().plus(Duration.ofMinutes(1));
    assertThat(claims.claimImmediate(Channel.EMAIL, 100, "b", later).due()).isEmpty();
    assertThat(statusOf(again)).isEqualTo("skipped");
  }

  private void sendToMany(String tenantId, int contacts) {
    List<ContactChange.Known> people =
        Stream.generate(() -> Samples.known(tenantId, Ids.next())).limit(contacts).toList();
    stored.hear(people);
    send.send(
        order(
            tenantId,
            HELLO,
            null,
            people.stream().map(ContactChange::contactId).toArray(UUID[]::new)));
  }

  private Order order(
      String tenantId, @Nullable AdHocMessage message, @Nullable UUID stepId, UUID... contacts) {
    return new Order(
        tenantId,
        campaignId,
        1,
        List.of(contacts),
        stepId,
        stepId == null ? 0 : 1,
        Channel.EMAIL,
        message);
  }

  private String statusOf(DueJob due) {
    return database
        .query(
            "select status from automation_jobs where id = ?",
            row -> row.text("status"),
            due.job().id())
        .getFirst();
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
