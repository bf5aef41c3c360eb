package org.campaignautomation.enrollment.due;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Contact;
import org.campaignautomation.enrollment.catalog.CampaignVersion;
import org.campaignautomation.enrollment.catalog.Catalog;
import org.campaignautomation.enrollment.contact.Contacts;
import org.campaignautomation.enrollment.contact.StoredContact;
import org.campaignautomation.enrollment.journey.Decision;
import org.campaignautomation.enrollment.journey.JobState;
import org.campaignautomation.enrollment.journey.Journeys;
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
  private final Contacts contacts;
  private final DueConfig config;

  Claims(
      ClaimTable table, Journeys journeys, Catalog catalog, Contacts contacts, DueConfig config) {
    this.table = table;
    this.journeys = journeys;
    this.catalog = catalog;
    this.contacts = contacts;
    this.config = config;
  }

  /**
   * A claim's result.
   *
   * @param claimed how many jobs were claimed, those that were not let through included
   * @param due those that may go out
   */
  record Claim(int claimed, List<DueJob> due) {}

  /**
   * Claims due jobs.
   *
   * @param now null for the database's clock
   */
  Claim claim(Channel channel, int limit, String owner, @Nullable Instant now) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              catalog.holdStill();
              List<UUID> ids = table.claim(channel, limit, owner, config.lease(), now);
              return new Claim(ids.size(), admit(journeys.jobs(ids), clock(now)));
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
              List<UUID> ids = table.expired(limit, now);
              List<JobState> expired = journeys.jobs(ids);
              journeys.carryOut(
                  expired.stream()
                      .filter(JobState::isUnknown)
                      .map(Decision::giveUpOnUnknown)
                      .toList());
              List<UUID> silent =
                  expired.stream().filter(job -> !job.isUnknown()).map(JobState::id).toList();
              table.renew(silent, owner, config.lease(), now);
              return again(journeys.jobs(silent), clock(now));
            });
  }

  /** Notes that jobs are with dispatch-service now. */
  void handedOver(List<DueJob> jobs) {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              table.handedOver(jobs.stream().map(DueJob::job).toList(), config.answerWithin());
              table.ran(jobs.stream().map(one -> one.job().campaignId()).distinct().toList());
            });
  }

  private List<DueJob> admit(List<JobState> claimed, Instant now) {
    Map<UUID, StoredContact> known = contactsOf(claimed);
    List<DueJob> admitted = new ArrayList<>();
    List<Decision> refused = new ArrayList<>();
    for (JobState job : claimed) {
      CampaignVersion version = catalog.version(job.campaignId(), job.campaignVersion());
      StoredContact contact = known.get(job.contactId());
      Admission admission =
          Admission.check(
              job,
              contact == null ? null : contact.contact(),
              version.step(job.step()),
              job.hours(version),
              now);
      switch (admission) {
        case Admission.Admitted yes -> admitted.add(yes.due());
        case Admission.Refused no -> refused.add(no.decision());
      }
    }
    journeys.carryOut(refused);
    return admitted;
  }

  /**
   * Nothing is checked anew: an earlier claim may have been sent, and only its answer is wanted.
   * What may not be sent any more, dispatch-service refuses by {@code sendBefore}.
   */
  private List<DueJob> again(List<JobState> jobs, Instant now) {
    Map<UUID, StoredContact> known = contactsOf(jobs);
    return jobs.stream()
        .map(
            job -> {
              CampaignVersion version = catalog.version(job.campaignId(), job.campaignVersion());
              StoredContact contact = known.get(job.contactId());
              return new DueJob(
                  job,
                  Admission.sendBefore(job, version.step(job.step()), job.hours(version), now),
                  contact == null ? nobody() : contact.contact());
            })
        .toList();
  }

  private Map<UUID, StoredContact> contactsOf(List<JobState> jobs) {
    return contacts.byId(jobs.stream().map(JobState::contactId).collect(Collectors.toSet()));
  }

  private Instant clock(@Nullable Instant now) {
    return now == null ? table.now() : now;
  }

  /** Stands for a contact that was erased while its job was in flight. */
  private static Contact nobody() {
    return new Contact("", null, null, null, null, null, null, "UTC", "tenant", null, Map.of());
  }
}
