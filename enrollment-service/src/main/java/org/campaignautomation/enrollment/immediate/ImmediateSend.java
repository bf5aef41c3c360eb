package org.campaignautomation.enrollment.immediate;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.campaignautomation.contracts.AdHocMessage;
import org.campaignautomation.enrollment.contact.Contacts;
import org.campaignautomation.enrollment.contact.StoredContact;
import org.campaignautomation.enrollment.journey.JobStatus;
import org.campaignautomation.enrollment.journey.JobsChanged;
import org.campaignautomation.enrollment.journey.Reasons;
import org.campaignautomation.platform.ids.Ids;
import org.jspecify.annotations.Nullable;

/** Makes jobs that are due now, of no enrolment. */
@Singleton
public class ImmediateSend {
  /** A contact that was just added may still be on its way here. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Duration POLL = Duration.ofMillis(100);

  private final Contacts contacts;
  private final ImmediateJobTable jobs;
  private final MessageTable messages;
  private final Event<JobsChanged> events;

  ImmediateSend(
      Contacts contacts, ImmediateJobTable jobs, MessageTable messages, Event<JobsChanged> events) {
    this.contacts = contacts;
    this.jobs = jobs;
    this.messages = messages;
    this.events = events;
  }

  /** What became of the order for one contact. */
  public enum Outcome {
    QUEUED,
    SKIPPED
  }

  /**
   * What became of the order for one contact.
   *
   * @param reason null if it is queued
   * @param jobId null unless it is queued
   */
  public record Result(
      UUID contactId, Outcome outcome, @Nullable String reason, @Nullable UUID jobId) {
    private static Result skipped(UUID contactId, String reason) {
      return new Result(contactId, Outcome.SKIPPED, reason, null);
    }
  }

  /** Queues the order; answers in the order of the contacts. */
  public List<Result> send(Order order) {
    Map<UUID, StoredContact> known = await(order);
    List<Result> results = new ArrayList<>(order.contactIds().size());
    List<ImmediateJobTable.NewJob> made = new ArrayList<>();
    for (UUID contactId : order.contactIds()) {
      StoredContact contact = known.get(contactId);
      if (contact == null || !contact.tenantId().equals(order.tenantId())) {
        results.add(Result.skipped(contactId, Reasons.CONTACT_UNKNOWN));
      } else if (contact.contact().address(order.channel()) == null) {
        results.add(Result.skipped(contactId, Reasons.NO_ADDRESS));
      } else {
        UUID jobId = Ids.next();
        made.add(new ImmediateJobTable.NewJob(jobId, contactId));
        results.add(new Result(contactId, Outcome.QUEUED, null, jobId));
      }
    }
    if (!made.isEmpty()) {
      QuarkusTransaction.requiringNew().run(() -> store(order, made));
    }
    return results;
  }

  private void store(Order order, List<ImmediateJobTable.NewJob> made) {
    AdHocMessage message = order.message();
    UUID messageId = null;
    if (message != null) {
      messageId = Ids.next();
      messages.add(messageId, order.tenantId(), message);
    }
    jobs.insert(order, messageId, made);
    events.fire(
        JobsChanged.waking(
            made.stream()
                .map(
                    job ->
                        new JobsChanged.Job(
                            order.tenantId(), order.campaignId(), job.id(), JobStatus.PENDING))
                .toList()));
  }

  private Map<UUID, StoredContact> await(Order order) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    Map<UUID, StoredContact> known = contacts.byId(order.contactIds());
    while (known.size() < order.contactIds().size() && System.nanoTime() < end) {
      pause();
      known = contacts.byId(order.contactIds());
    }
    return known;
  }

  private static void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for contacts", e);
    }
  }
}
