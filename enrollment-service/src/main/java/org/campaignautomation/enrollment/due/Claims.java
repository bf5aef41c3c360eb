package org.campaignautomation.enrollment.due;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.campaignautomation.contracts.AdHocMessage;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Contact;
import org.campaignautomation.enrollment.catalog.Catalog;
import org.campaignautomation.enrollment.immediate.MessageTable;
import org.campaignautomation.enrollment.journey.Decision;
import org.campaignautomation.enrollment.journey.JobState;
import org.campaignautomation.enrollment.journey.Journeys;
import org.campaignautomation.enrollment.journey.Reasons;
import org.jspecify.annotations.Nullable;

/**
 * Takes due jobs, so that each is one pod's at a time, and lets those through that may go out. Each
 * call is a transaction of its own.
 */
@Singleton
class Claims {
  private final ClaimTable table;
  private final Journeys journeys;
  private final Catalog catalog;
  private final Gate gate;
  private final MessageTable messageTable;
  private final DueConfig config;

  Claims(
      ClaimTable table,
      Journeys journeys,
      Catalog catalog,
      Gate gate,
      MessageTable messageTable,
      DueConfig config) {
    this.table = table;
    this.journeys = journeys;
    this.catalog = catalog;
    this.gate = gate;
    this.messageTable = messageTable;
    this.config = config;
  }

  /**
   * A claim's result.
   *
   * @param claimed how many jobs were claimed, those that were not let through included
   * @param due those that may go out
   */
  record Claim(int claimed, List<DueJob> due) {
    static final Claim NONE = new Claim(0, List.of());
  }

  /**
   * Claims due jobs.
   *
   * @param now null for the database's clock
   */
  Claim claim(Channel channel, int limit, String owner, @Nullable Instant now) {
    return claim(() -> table.claim(channel, limit, owner, config.lease(), now), now);
  }

  /** Claims due jobs of one campaign. */
  Claim claimOf(UUID campaignId, Channel channel, int limit, String owner) {
    return claim(() -> table.claimOf(campaignId, channel, limit, owner, config.lease()), null);
  }

  /**
   * Claims what an operator sends at once.
   *
   * @param now null for the database's clock
   */
  Claim claimImmediate(Channel channel, int limit, String owner, @Nullable Instant now) {
    return claim(() -> table.claimImmediate(channel, limit, owner, config.lease(), now), now);
  }

  private Claim claim(Supplier<List<UUID>> taken, @Nullable Instant now) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              catalog.holdStill();
              List<UUID> ids = taken.get();
              List<JobState> claimed = journeys.jobs(ids);
              journeys.claimed(claimed);
              return new Claim(ids.size(), admit(claimed, clock(now)));
            });
  }

  /**
   * Takes over what was claimed or handed over and not answered in time, to be handed over again as
   * the same attempt; and gives up on what stayed unknown for too long.
   *
   * @param now null for the database's clock
   */
  List<DueJob> takeOver(int limit, String owner, @Nullable Instant now) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              catalog.holdStill();
              List<UUID> ids = table.expired(limit, now);
              List<JobState> expired = journeys.jobs(ids);
              journeys.carryOut(
                  expired.stream()
                      .filter(JobState::isUnknown)
                      .map(Decision::giveUpOnUnknown)
                      .toList(),
                  clock(now));
              List<UUID> silent =
                  expired.stream().filter(job -> !job.isUnknown()).map(JobState::id).toList();
              table.renew(silent, owner, config.lease(), now);
              return again(journeys.jobs(silent), clock(now));
            });
  }

  /** Notes that jobs are with dispatch-service, if nobody has answered yet. */
  void handedOver(List<Receipts.Receipt> receipts) {
    QuarkusTransaction.requiringNew().run(() -> table.handedOver(receipts, config.answerWithin()));
  }

  /** Notes that jobs of campaigns went out. */
  void ran(List<UUID> campaignIds) {
    QuarkusTransaction.requiringNew().run(() -> table.ran(campaignIds));
  }

  /** Puts jobs off that Kafka refuses; their claims were certainly not sent. */
  void putOff(List<HandOver.Refused> refused) {
    if (refused.isEmpty()) {
      return;
    }
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              Instant now = table.now();
              journeys.carryOut(
                  refused.stream()
                      .map(
                          one ->
                              Decision.refusedByKafka(
                                  one.due().job(), now.plus(config.refusedPause()), one.reason()))
                      .toList(),
                  now);
            });
  }

  private List<DueJob> admit(List<JobState> claimed, Instant now) {
    Messages messages = messagesOf(claimed);
    List<DueJob> admitted = new ArrayList<>();
    List<Decision> refused = new ArrayList<>();
    for (Admission admission : gate.admit(claimed, now)) {
      switch (admission) {
        case Admission.Admitted yes when messages.lack(yes.due().job()) ->
            refused.add(Decision.skip(yes.due().job(), Reasons.MESSAGE_GONE));
        case Admission.Admitted yes -> admitted.add(messages.with(yes.due()));
        case Admission.Refused no -> refused.add(no.decision());
      }
    }
    journeys.carryOut(refused, now);
    return admitted;
  }

  /**
   * Nothing is checked anew: an earlier claim may have been sent, and only its answer is wanted.
   * What may not be sent any more, dispatch-service refuses by {@code sendBefore}.
   */
  private List<DueJob> again(List<JobState> jobs, Instant now) {
    Messages messages = messagesOf(jobs);
    List<DueJob> again = new ArrayList<>();
    Gate.Look look = gate.look(jobs, now);
    for (Gate.Weighed weighed : look.weighed()) {
      Candidate candidate = weighed.candidate();
      again.add(
          messages.with(
              new DueJob(
                  weighed.job(),
                  candidate.sendBefore(),
                  Objects.requireNonNullElseGet(candidate.contact(), Claims::nobody),
                  null)));
    }
    journeys.carryOut(look.broken().stream().map(Decision::giveUpOnBroken).toList(), now);
    return again;
  }

  private Messages messagesOf(List<JobState> jobs) {
    return new Messages(
        messageTable.find(
            jobs.stream().map(JobState::messageId).filter(Objects::nonNull).distinct().toList()));
  }

  /** What is sent instead of steps' content, by the message's id. */
  private record Messages(Map<UUID, AdHocMessage> byId) {
    boolean lack(JobState job) {
      return job.messageId() != null && !byId.containsKey(job.messageId());
    }

    DueJob with(DueJob due) {
      UUID messageId = due.job().messageId();
      return messageId == null ? due : due.with(byId.get(messageId));
    }
  }

  private Instant clock(@Nullable Instant now) {
    return now == null ? table.now() : now;
  }

  /** Stands for a contact that was erased while its job was in flight. */
  private static Contact nobody() {
    return new Contact("", null, null, null, null, null, null, "UTC", "tenant", null, Map.of());
  }
}
