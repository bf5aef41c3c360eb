package org.campaignautomation.enrollment.preview;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.campaignautomation.enrollment.catalog.Campaign;
import org.campaignautomation.enrollment.catalog.CampaignVersion;
import org.campaignautomation.enrollment.catalog.Catalog;
import org.campaignautomation.enrollment.catalog.TenantRules;
import org.campaignautomation.enrollment.contact.Contacts;
import org.campaignautomation.enrollment.contact.StoredContact;
import org.campaignautomation.enrollment.due.Gate;
import org.campaignautomation.enrollment.journey.Reasons;
import org.campaignautomation.enrollment.journey.RetryPolicy;
import org.campaignautomation.enrollment.journey.Sequence;
import org.campaignautomation.enrollment.journey.Trigger;
import org.campaignautomation.enrollment.journey.TriggerResult;
import org.campaignautomation.enrollment.preview.LookBackTable.LookBack;
import org.campaignautomation.enrollment.sql.Database;
import org.campaignautomation.enrollment.timing.FrequencyLimit.Sent;

/**
 * What a trigger would do now: who would be enrolled, and what each of them would get when. Writes
 * nothing. The counts are complete and cost one scan of the look-back; only those who are listed
 * are gone through step by step.
 */
@Singleton
public class DryRun {
  private final LookBackTable table;
  private final Catalog catalog;
  private final Contacts contacts;
  private final Gate gate;
  private final RetryPolicy policy;
  private final Database database;

  DryRun(
      LookBackTable table,
      Catalog catalog,
      Contacts contacts,
      Gate gate,
      RetryPolicy policy,
      Database database) {
    this.table = table;
    this.catalog = catalog;
    this.contacts = contacts;
    this.gate = gate;
    this.policy = policy;
    this.database = database;
  }

  /**
   * Asks.
   *
   * @param version what would be enrolled in; it need not be known here
   * @param lookBackDays how many times 24 hours to reach back; 0 for those since the activation
   * @param limit how many people to list; those who would be enrolled come first
   */
  public TriggerResult run(CampaignVersion version, int lookBackDays, int limit) {
    return QuarkusTransaction.requiringNew().call(() -> look(version, lookBackDays, limit));
  }

  private TriggerResult look(CampaignVersion version, int lookBackDays, int limit) {
    Instant now = database.now();
    Campaign known = catalog.byId(List.of(version.campaignId())).get(version.campaignId());
    Campaign own = known != null && known.tenantId().equals(version.tenantId()) ? known : null;
    LookBack lookBack =
        new LookBack(
            version.tenantId(), version.campaignId(), Trigger.since(own, lookBackDays, now), now);
    LookBackTable.Count count = table.count(lookBack);
    List<TriggerResult.Person> people =
        new ArrayList<>(rehearse(version, table.list(lookBack, false, limit), now));
    people.addAll(enrolled(table.list(lookBack, true, limit - people.size())));
    long fresh = count.considered() - count.enrolled();
    return new TriggerResult(
        count.considered(),
        fresh,
        count.enrolled(),
        0,
        fresh * version.steps().size(),
        people,
        count.considered() > people.size());
  }

  private List<TriggerResult.Person> rehearse(
      CampaignVersion version, List<UUID> contactIds, Instant now) {
    Map<UUID, StoredContact> known = contacts.byId(contactIds);
    TenantRules rules = catalog.rules(List.of(version.tenantId()));
    Map<UUID, List<Sent>> sent =
        rules.of(version.tenantId()).frequencyCap() == null ? Map.of() : gate.sent(contactIds, now);
    return contactIds.stream()
        .map(known::get)
        .filter(Objects::nonNull)
        .map(
            contact ->
                person(
                    contact,
                    version,
                    rules,
                    sent.getOrDefault(contact.contactId(), List.of()),
                    now))
        .toList();
  }

  private TriggerResult.Person person(
      StoredContact stored,
      CampaignVersion version,
      TenantRules rules,
      List<Sent> sent,
      Instant now) {
    Sequence sequence =
        new Sequence(
            version,
            rules.hours(version, stored.contact().zone(), stored.contact().zoneSource()),
            now,
            policy.replanTolerance());
    List<TriggerResult.PlannedJob> jobs =
        Rehearsal.of(sequence, stored.contact(), rules.of(version.tenantId()).frequencyCap(), sent)
            .stream()
            .map(DryRun::job)
            .toList();
    boolean unreachable =
        jobs.stream().allMatch(job -> Reasons.NO_ADDRESS.equals(job.reason())) && !jobs.isEmpty();
    return new TriggerResult.Person(
        stored.contactId(),
        stored.contact().externalId(),
        TriggerResult.Outcome.ENROLLED,
        unreachable ? Reasons.NO_ADDRESS : null,
        jobs);
  }

  private static TriggerResult.PlannedJob job(Rehearsal.Foreseen foreseen) {
    return new TriggerResult.PlannedJob(
        null,
        foreseen.step().id(),
        foreseen.step().position(),
        foreseen.step().channel(),
        foreseen.targetAt(),
        foreseen.dueAt(),
        foreseen.reason());
  }

  private List<TriggerResult.Person> enrolled(List<UUID> contactIds) {
    Map<UUID, StoredContact> known = contacts.byId(contactIds);
    return contactIds.stream()
        .map(known::get)
        .filter(Objects::nonNull)
        .map(
            contact ->
                new TriggerResult.Person(
                    contact.contactId(),
                    contact.contact().externalId(),
                    TriggerResult.Outcome.ALREADY_ENROLLED,
                    Reasons.ALREADY_ENROLLED,
                    List.of()))
        .toList();
  }
}
