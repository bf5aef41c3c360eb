package org.campaignautomation.enrollment.journey;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.campaignautomation.enrollment.catalog.Campaign;
import org.campaignautomation.enrollment.catalog.Catalog;
import org.campaignautomation.enrollment.contact.Contacts;
import org.campaignautomation.enrollment.contact.StoredContact;

/**
 * Work on whole campaigns: holding the stored contacts against a new definition, ending the jobs of
 * an archived one. It is done in batches of bounded size, each a transaction that also writes how
 * far it has come; so it goes on after a kill, in any pod.
 */
@Singleton
public class CampaignTasks {
  private static final int BATCH = 500;
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final CampaignTaskTable tasks;
  private final Catalog catalog;
  private final Contacts contacts;
  private final Enroller enroller;
  private final EnrollmentTable enrollments;
  private final JobTable jobs;

  CampaignTasks(
      CampaignTaskTable tasks,
      Catalog catalog,
      Contacts contacts,
      Enroller enroller,
      EnrollmentTable enrollments,
      JobTable jobs) {
    this.tasks = tasks;
    this.catalog = catalog;
    this.contacts = contacts;
    this.enroller = enroller;
    this.enrollments = enrollments;
    this.jobs = jobs;
  }

  /** Does all there is to do. */
  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  public void run() {
    boolean worked = true;
    while (worked && !Thread.currentThread().isInterrupted()) {
      worked = QuarkusTransaction.requiringNew().call(this::step);
    }
  }

  /** Does one batch; answers whether there was one. */
  boolean step() {
    catalog.holdStill();
    return tasks
        .take()
        .map(
            progress -> {
              switch (progress.task()) {
                case ENROLL -> enrollSome(progress);
                case CANCEL -> cancelSome(progress);
              }
              return true;
            })
        .orElse(false);
  }

  private void enrollSome(CampaignTaskTable.Progress progress) {
    Campaign campaign = catalog.byId(List.of(progress.campaignId())).get(progress.campaignId());
    Instant activatedAt = campaign == null ? null : campaign.activatedAt();
    if (campaign == null || activatedAt == null) {
      tasks.remove(progress);
      return;
    }
    List<StoredContact> batch =
        contacts.accepted(
            campaign.tenantId(),
            activatedAt,
            campaign.archivedAt(),
            Objects.requireNonNullElse(progress.afterAccepted(), activatedAt),
            Objects.requireNonNullElse(progress.afterContact(), BEFORE_ALL),
            BATCH);
    enroller.enroll(
        batch.stream().map(contact -> Arrival.of(contact, null)).toList(), List.of(campaign));
    if (batch.size() < BATCH) {
      tasks.remove(progress);
    } else {
      tasks.advance(progress, batch.getLast().acceptedAt(), batch.getLast().contactId());
    }
  }

  private void cancelSome(CampaignTaskTable.Progress progress) {
    List<UUID> ended =
        jobs.cancelSome(
            progress.campaignId(), progress.tenantId(), Reasons.CAMPAIGN_ARCHIVED, BATCH);
    enrollments.exit(ended, Reasons.CAMPAIGN_ARCHIVED);
    if (ended.size() < BATCH) {
      tasks.remove(progress);
    }
  }
}
