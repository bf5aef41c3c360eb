package org.campaignautomation.enrollment.journey;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.enrollment.catalog.Campaign;
import org.campaignautomation.enrollment.catalog.Catalog;
import org.campaignautomation.enrollment.contact.Contacts;
import org.campaignautomation.enrollment.contact.StoredContact;
import org.campaignautomation.enrollment.sql.Database;
import org.jspecify.annotations.Nullable;

/**
 * Enrols the contacts of the last days that are not in a campaign yet. Unlike the catch-up that
 * runs by itself, it reaches back beyond the activation. It may be repeated, and run beside
 * arrivals and others of its kind: nobody is enrolled twice.
 *
 * <p>Works in batches, each a transaction of its own, so what was enrolled before a failure stays,
 * and the next run goes on.
 */
@Singleton
public class Trigger {
  private static final int BATCH = 500;
  private static final int TRIES = 5;
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  /** The SQLSTATE class of deadlocks and the like. */
  private static final String TRANSACTION_ROLLBACK = "40";

  private final Catalog catalog;
  private final Contacts contacts;
  private final Enroller enroller;
  private final Database database;

  Trigger(Catalog catalog, Contacts contacts, Enroller enroller, Database database) {
    this.catalog = catalog;
    this.contacts = contacts;
    this.enroller = enroller;
    this.database = database;
  }

  /**
   * Enrols.
   *
   * @param campaign an active one, as it is at the start; the run ends when it is active no more
   * @param lookBackDays how many times 24 hours to reach back; null for the campaign's own; 0 for
   *     those who came since the activation
   * @param limit how many people to list; those who were enrolled come first
   */
  public TriggerResult run(Campaign campaign, @Nullable Integer lookBackDays, int limit) {
    Instant now = database.now();
    Instant from =
        since(campaign, lookBackDays == null ? campaign.lookBackDays() : lookBackDays, now);
    Tally tally = new Tally(limit);
    Place place = new Place(from, BEFORE_ALL);
    while (place != null && !Thread.currentThread().isInterrupted()) {
      Place last = place;
      Batch batch = untilItPasses(() -> enrollSome(campaign.campaignId(), from, now, last));
      tally.add(batch);
      place = batch.end();
    }
    return tally.result();
  }

  /**
   * How many contacts a run would enrol now.
   *
   * @param campaignId need not be known here: nobody is in a draft yet
   */
  public long matching(String tenantId, UUID campaignId, int lookBackDays) {
    Instant now = database.now();
    Campaign campaign = catalog.byId(List.of(campaignId)).get(campaignId);
    Instant from = since(campaign, lookBackDays, now);
    return database
        .first(
            """
            select count(*) as contacts from contacts c
            where c.tenant_id = ? and c.erased_at is null and c.accepted_at >= ? and c.accepted_at < ?
              and not exists (select from enrollments e
                              where e.campaign_id = ? and e.contact_id = c.contact_id)
            """,
            row -> row.count("contacts"),
            tenantId,
            from,
            now,
            campaignId)
        .orElse(0L);
  }

  /**
   * How far back a run reaches.
   *
   * @param campaign null if it is not known here
   */
  public static Instant since(@Nullable Campaign campaign, int lookBackDays, Instant now) {
    Instant activatedAt = campaign == null ? null : campaign.activatedAt();
    return lookBackDays == 0 && activatedAt != null
        ? activatedAt
        : now.minus(Duration.ofDays(lookBackDays));
  }

  private Batch enrollSome(UUID campaignId, Instant from, Instant until, Place last) {
    catalog.holdStill();
    Campaign campaign = catalog.byId(List.of(campaignId)).get(campaignId);
    if (campaign == null || campaign.status() != CampaignStatus.ACTIVE) {
      return new Batch(List.of(), List.of(), null);
    }
    List<StoredContact> people =
        contacts.accepted(
            campaign.tenantId(), from, until, last.acceptedAt(), last.contactId(), BATCH);
    List<Enrolled> enrolled =
        enroller.enrollWhenever(
            campaign, people.stream().map(contact -> Arrival.of(contact, null)).toList());
    Place end =
        people.size() < BATCH
            ? null
            : new Place(people.getLast().acceptedAt(), people.getLast().contactId());
    return new Batch(people, enrolled, end);
  }

  /** Two who lock the same contacts in different orders cost one of them a further try. */
  private static Batch untilItPasses(Callable<Batch> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return QuarkusTransaction.requiringNew().call(work);
      } catch (IllegalStateException e) {
        if (attempt == TRIES || !isConflict(e)) {
          throw e;
        }
      }
    }
  }

  private static boolean isConflict(IllegalStateException thrown) {
    return thrown.getCause() instanceof SQLException sql
        && sql.getSQLState() != null
        && sql.getSQLState().startsWith(TRANSACTION_ROLLBACK);
  }

  /** How far a run has come. */
  private record Place(Instant acceptedAt, UUID contactId) {}

  /**
   * A batch that was done.
   *
   * @param end null if it was the last
   */
  private record Batch(List<StoredContact> people, List<Enrolled> enrolled, @Nullable Place end) {}

  /** Counts all and lists some. */
  private static final class Tally {
    private final int limit;
    private final List<TriggerResult.Person> enrolledPeople = new ArrayList<>();
    private final List<TriggerResult.Person> otherPeople = new ArrayList<>();
    private long considered;
    private long enrolled;
    private long jobs;

    Tally(int limit) {
      this.limit = limit;
    }

    void add(Batch batch) {
      Map<UUID, Enrolled> byContact =
          batch.enrolled().stream()
              .collect(
                  Collectors.toMap(
                      one -> one.enrollment().contact().contactId(), Function.identity()));
      considered += batch.people().size();
      enrolled += byContact.size();
      jobs += batch.enrolled().stream().mapToLong(one -> one.jobs().size()).sum();
      for (StoredContact contact : batch.people()) {
        Enrolled one = byContact.get(contact.contactId());
        String externalId = contact.contact().externalId();
        if (one == null) {
          list(otherPeople, TriggerResult.Person.alreadyEnrolled(contact.contactId(), externalId));
        } else {
          list(enrolledPeople, TriggerResult.Person.enrolled(one, externalId));
        }
      }
    }

    private void list(List<TriggerResult.Person> people, TriggerResult.Person person) {
      if (people.size() < limit) {
        people.add(person);
      }
    }

    TriggerResult result() {
      List<TriggerResult.Person> listed = new ArrayList<>(enrolledPeople);
      listed.addAll(otherPeople.subList(0, Math.min(otherPeople.size(), limit - listed.size())));
      return new TriggerResult(
          considered, enrolled, considered - enrolled, 0, jobs, listed, considered > listed.size());
    }
  }
}
