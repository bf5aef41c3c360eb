package org.campaignautomation.enrollment.journey;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.campaignautomation.enrollment.catalog.Campaign;
import org.campaignautomation.enrollment.catalog.Catalog;
import org.campaignautomation.enrollment.contact.Contacts;
import org.campaignautomation.enrollment.contact.StoredContact;
import org.campaignautomation.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Enrolling and unenrolling people by name. Both may be repeated. Someone who was in the campaign
 * once is not enrolled again.
 */
@Singleton
public class EnrollmentOperations {
  /** A contact that was accepted a moment ago may still be on its way here. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Duration POLL = Duration.ofMillis(100);

  private final CampaignLookup campaigns;
  private final Catalog catalog;
  private final Contacts contacts;
  private final Enroller enroller;
  private final EnrollmentTable enrollments;
  private final JobTable jobs;
  private final JourneyLock lock;
  private final Event<JobsChanged> events;

  EnrollmentOperations(
      CampaignLookup campaigns,
      Catalog catalog,
      Contacts contacts,
      Enroller enroller,
      EnrollmentTable enrollments,
      JobTable jobs,
      JourneyLock lock,
      Event<JobsChanged> events) {
    this.campaigns = campaigns;
    this.catalog = catalog;
    this.contacts = contacts;
    this.enroller = enroller;
    this.enrollments = enrollments;
    this.jobs = jobs;
    this.lock = lock;
    this.events = events;
  }

  /**
   * What unenrolling did.
   *
   * @param unenrolled false if the contact was not in the campaign, or is not any more
   * @param jobsCancelled messages that will not be sent; one on its way still may
   */
  public record Unenrolled(boolean unenrolled, int jobsCancelled) {}

  /**
   * Enrols contacts, whenever they were accepted.
   *
   * @return what became of each, in the order given
   * @throws ProblemException 409 {@code campaign_not_active} unless the campaign is active or
   *     paused
   */
  public List<TriggerResult.Person> enroll(
      String tenantId, UUID campaignId, Collection<UUID> contactIds) {
    campaigns.running(tenantId, campaignId);
    Set<UUID> wanted = new LinkedHashSet<>(contactIds);
    awaitAll(tenantId, wanted);
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              catalog.holdStill();
              return enroll(campaigns.running(tenantId, campaignId), wanted);
            });
  }

  /**
   * Ends a contact's enrolment; what waits is cancelled, and what is on its way is not repeated.
   */
  public Unenrolled unenroll(String tenantId, UUID campaignId, UUID contactId) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              catalog.holdStill();
              lock.take(campaignId);
              List<UUID> left = enrollments.current(tenantId, campaignId, contactId);
              if (left.isEmpty()) {
                return new Unenrolled(false, 0);
              }
              enrollments.exit(left, Reasons.UNENROLLED);
              List<JobsChanged.Job> cancelled = jobs.cancelOfEnrollments(left, Reasons.UNENROLLED);
              events.fire(JobsChanged.waking(cancelled));
              return new Unenrolled(true, cancelled.size());
            });
  }

  private List<TriggerResult.Person> enroll(Campaign campaign, Set<UUID> wanted) {
    Map<UUID, StoredContact> known =
        contacts.held(campaign.tenantId(), wanted).stream()
            .collect(Collectors.toMap(StoredContact::contactId, Function.identity()));
    Map<UUID, Enrolled> enrolled =
        enroller
            .enrollWhenever(
                campaign,
                known.values().stream().map(contact -> Arrival.of(contact, null)).toList())
            .stream()
            .collect(
                Collectors.toMap(
                    one -> one.enrollment().contact().contactId(), Function.identity()));
    return wanted.stream().map(id -> person(id, known.get(id), enrolled.get(id))).toList();
  }

  private static TriggerResult.Person person(
      UUID contactId, @Nullable StoredContact contact, @Nullable Enrolled enrolled) {
    if (contact == null) {
      return new TriggerResult.Person(
          contactId, null, TriggerResult.Outcome.SKIPPED, Reasons.CONTACT_UNKNOWN, List.of());
    }
    return enrolled == null
        ? TriggerResult.Person.alreadyEnrolled(contactId, contact.contact().externalId())
        : TriggerResult.Person.enrolled(enrolled, contact.contact().externalId());
  }

  private void awaitAll(String tenantId, Set<UUID> contactIds) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!contacts.heardOf(tenantId, contactIds).containsAll(contactIds)
        && System.nanoTime() < end) {
      pause();
    }
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
