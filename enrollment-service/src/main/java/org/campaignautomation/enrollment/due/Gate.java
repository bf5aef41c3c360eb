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
import org.campaignautomation.enrollment.catalog.CatalogException;
import org.campaignautomation.enrollment.catalog.TenantRules;
import org.campaignautomation.enrollment.contact.Contacts;
import org.campaignautomation.enrollment.contact.StoredContact;
import org.campaignautomation.enrollment.journey.Decision;
import org.campaignautomation.enrollment.journey.JobState;
import org.campaignautomation.enrollment.timing.FrequencyLimit.Sent;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings together what the {@link AdmissionRule}s look at, and lets through what they allow. In the
 * caller's transaction.
 */
@Singleton
public class Gate {
  private static final Logger LOG = Logger.getLogger(Gate.class);
  private static final Comparator<JobState> IMMEDIATE_FIRST_THEN_OLDEST =
      Comparator.comparing((JobState job) -> job.kind() != JobKind.IMMEDIATE)
          .thenComparing(Gate::dueAt)
          .thenComparing(JobState::id);

  private final Catalog catalog;
  private final Contacts contacts;
  private final SentTable sentTable;

  /** A job and what the rules look at. */
  public record Weighed(JobState job, Candidate candidate) {}

  /**
   * Jobs that were looked at.
   *
   * @param broken those of which no rule can be asked, such as one of a step that its version has
   *     not; never to be expected, but it must not hold up the others
   */
  record Look(List<Weighed> weighed, List<JobState> broken) {}

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
    Look look = look(claimed, now, true);
    look.broken()
        .forEach(job -> admissions.add(new Admission.Refused(Decision.giveUpOnBroken(job))));
    for (Weighed weighed : look.weighed()) {
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
    return look(jobs, now).weighed();
  }

  /** The same, with those that cannot be looked at. */
  Look look(List<JobState> jobs, Instant now) {
    return look(jobs, now, false);
  }

  /** What counts against the caps of these contacts. */
  public Map<UUID, List<Sent>> sent(Collection<UUID> contactIds, Instant now) {
    return sentTable.sent(contactIds, List.of(), now);
  }

  private Look look(List<JobState> jobs, Instant now, boolean lock) {
    if (jobs.isEmpty()) {
      return new Look(List.of(), List.of());
    }
    Map<UUID, StoredContact> known =
        contacts.byId(jobs.stream().map(JobState::contactId).collect(Collectors.toSet()));
    TenantRules rules = catalog.rules(jobs.stream().map(JobState::tenantId).toList());
    Map<UUID, List<Sent>> sent = sent(jobs, rules, now, lock);
    List<Weighed> weighed = new ArrayList<>(jobs.size());
    List<JobState> broken = new ArrayList<>();
    for (JobState job : jobs.stream().sorted(IMMEDIATE_FIRST_THEN_OLDEST).toList()) {
      StoredContact contact = known.get(job.contactId());
      List<Sent> ofContact = sent.getOrDefault(job.contactId(), List.of());
      try {
        weighed.add(new Weighed(job, candidate(job, contact, rules, ofContact, now)));
      } catch (CatalogException e) {
        LOG.errorf("Job %s cannot be decided on: %s", job.id(), e.getMessage());
        broken.add(job);
      }
    }
    return new Look(weighed, broken);
  }

  private Candidate candidate(
      JobState job,
      @Nullable StoredContact contact,
      TenantRules rules,
      List<Sent> sent,
      Instant now) {
    CampaignVersion version =
        job.kind() == JobKind.IMMEDIATE
            ? null
            : catalog.version(job.campaignId(), job.campaignVersion());
    return new Candidate(
        job.channel(),
        job.plannedAt(),
        contact == null ? null : contact.contact(),
        version == null ? null : version.step(job.step()),
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
