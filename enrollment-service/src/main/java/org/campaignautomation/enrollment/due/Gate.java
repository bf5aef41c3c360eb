package org.campaignautomation.enrollment.due;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.campaignautomation.contracts.JobKind;
import org.campaignautomation.enrollment.catalog.CampaignVersion;
import org.campaignautomation.enrollment.catalog.Catalog;
import org.campaignautomation.enrollment.catalog.TenantRules;
import org.campaignautomation.enrollment.contact.Contacts;
import org.campaignautomation.enrollment.contact.StoredContact;
import org.campaignautomation.enrollment.journey.JobState;
import org.campaignautomation.enrollment.timing.FrequencyLimit.Sent;
import org.jspecify.annotations.Nullable;

/**
 * Brings together what the {@link AdmissionRule}s look at, and lets through what they allow. In the
 * caller's transaction.
 */
@Singleton
public class Gate {
  private static final Comparator<JobState> IMMEDIATE_FIRST_THEN_OLDEST =
      Comparator.comparing((JobState job) -> job.kind() != JobKind.IMMEDIATE)
          .thenComparing(Gate::dueAt)
          .thenComparing(JobState::id);

  private final Catalog catalog;
  private final Contacts contacts;
  private final SentTable sentTable;

  /** A job and what the rules look at. */
  public record Weighed(JobState job, Candidate candidate) {}

  Gate(Catalog catalog, Contacts contacts, SentTable sentTable) {
    this.catalog = catalog;
    this.contacts = contacts;
    this.sentTable = sentTable;
  }

  /**
   * Decides on claimed jobs. Where a cap holds, no other claim decides on the same contacts until
   * the transaction ends, and each job that is let through counts for the next.
   */
  List<Admission> admit(List<JobState> claimed, Instant now) {
    Map<UUID, List<Sent>> counting = new HashMap<>();
    List<Admission> admissions = new ArrayList<>(claimed.size());
    for (Weighed weighed : weigh(claimed, now, true)) {
      UUID contactId = weighed.job().contactId();
      Candidate candidate = weighed.candidate();
      List<Sent> before = counting.getOrDefault(contactId, candidate.sent());
      Admission admission = Admission.check(weighed.job(), candidate.having(before));
      if (candidate.cap() != null && admission instanceof Admission.Admitted) {
        List<Sent> after = new ArrayList<>(before);
        after.add(new Sent(now, now));
        counting.put(contactId, after);
      }
      admissions.add(admission);
    }
    return admissions;
  }

  /** Jobs as the rules would see them at an instant. Nothing is locked or changed. */
  public List<Weighed> weigh(List<JobState> jobs, Instant now) {
    return weigh(jobs, now, false);
  }

  /** What counts against the caps of these contacts. */
  public Map<UUID, List<Sent>> sent(Collection<UUID> contactIds, Instant now) {
    return sentTable.sent(contactIds, List.of(), now);
  }

  private List<Weighed> weigh(List<JobState> jobs, Instant now, boolean lock) {
    if (jobs.isEmpty()) {
      return List.of();
    }
    Map<UUID, StoredContact> known =
        contacts.byId(jobs.stream().map(JobState::contactId).collect(Collectors.toSet()));
    TenantRules rules = catalog.rules(jobs.stream().map(JobState::tenantId).toList());
    Map<UUID, List<Sent>> sent = sent(jobs, rules, now, lock);
    return jobs.stream()
        .sorted(IMMEDIATE_FIRST_THEN_OLDEST)
        .map(
            job ->
                new Weighed(
                    job,
                    candidate(
                        job,
                        known.get(job.contactId()),
                        rules,
                        sent.getOrDefault(job.contactId(), List.of()),
                        now)))
        .toList();
  }

  private Candidate candidate(
      JobState job,
      @Nullable StoredContact contact,
      TenantRules rules,
      List<Sent> sent,
      Instant now) {
    CampaignVersion version = catalog.version(job.campaignId(), job.campaignVersion());
    return new Candidate(
        job.channel(),
        job.plannedAt(),
        contact == null ? null : contact.contact(),
        version.step(job.step()),
        job.hours(version, rules),
        rules.of(job.tenantId()).frequencyCap(),
        sent,
        now);
  }

  private Map<UUID, List<Sent>> sent(
      List<JobState> jobs, TenantRules rules, Instant now, boolean lock) {
    List<JobState> capped =
        jobs.stream().filter(job -> rules.of(job.tenantId()).frequencyCap() != null).toList();
    if (capped.isEmpty()) {
      return Map.of();
    }
    Set<UUID> contactIds = capped.stream().map(JobState::contactId).collect(Collectors.toSet());
    if (lock) {
      sentTable.lock(contactIds);
    }
    return sentTable.sent(contactIds, capped.stream().map(JobState::id).toList(), now);
  }

  private static Instant dueAt(JobState job) {
    Instant dueAt = job.dueAt();
    return dueAt == null ? job.plannedAt() : dueAt;
  }
}
