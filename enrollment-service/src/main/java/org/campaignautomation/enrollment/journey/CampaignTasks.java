package org.campaignautomation.enrollment.journey;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.campaignautomation.enrollment.catalog.Campaign;
import org.campaignautomation.enrollment.catalog.CampaignVersion;
import org.campaignautomation.enrollment.catalog.Catalog;
import org.campaignautomation.enrollment.contact.Contacts;
import org.campaignautomation.enrollment.contact.StoredContact;

/**
 * Work on whole campaigns: holding the stored contacts against a new definition, ending the jobs of
 * an archived one, moving plans by a freeze, taking people to a new version. It is done in batches
 * of bounded size, each a transaction that also writes how far it has come; so it goes on after a
 * kill, in any pod.
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
  private final Freezing freezing;
  private final Moving moving;
  private final Event<JobsChanged> events;

  CampaignTasks(
      CampaignTaskTable tasks,
      Catalog catalog,
      Contacts contacts,
      Enroller enroller,
      EnrollmentTable enrollments,
      JobTable jobs,
      Freezing freezing,
      Moving moving,
      Event<JobsChanged> events) {
    this.tasks = tasks;
    this.catalog = catalog;
    this.contacts = contacts;
    this.enroller = enroller;
    this.enrollments = enrollments;
    this.jobs = jobs;
    this.freezing = freezing;
    this.moving = moving;
    this.events = events;
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
  public boolean step() {
    catalog.holdStill();
    return tasks
        .take()
        .map(
            progress -> {
              switch (progress.task()) {
                case ENROLL -> enrollSome(progress);
                case CANCEL -> cancelSome(progress);
                case FREEZE, MOVE -> replanSome(progress);
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

  private void replanSome(CampaignTaskTable.Progress progress) {
    Campaign campaign = catalog.byId(List.of(progress.campaignId())).get(progress.campaignId());
    List<Traveller> batch =
        campaign == null || campaign.isArchived() ? List.of() : replanSome(campaign, progress);
    if (batch.size() < BATCH) {
      tasks.remove(progress);
      events.fire(JobsChanged.waking(List.of()));
    } else {
      tasks.advance(progress, null, batch.getLast().contactId());
    }
  }

  private List<Traveller> replanSome(Campaign campaign, CampaignTaskTable.Progress progress) {
    UUID after = Objects.requireNonNullElse(progress.afterContact(), BEFORE_ALL);
    if (progress.task() == CampaignTaskTable.Task.FREEZE) {
      return freezing.thawSome(campaign, after, BATCH);
    }
    List<CampaignVersion> targets = catalog.moving(campaign.campaignId());
    return targets.isEmpty() ? List.of() : moving.moveSome(campaign, targets, after, BATCH);
  }

  private void cancelSome(CampaignTaskTable.Progress progress) {
    List<JobTable.Ended> ended =
        jobs.cancelSome(
            progress.campaignId(), progress.tenantId(), Reasons.CAMPAIGN_ARCHIVED, BATCH);
    enrollments.exit(
        ended.stream().map(JobTable.Ended::enrollmentId).toList(), Reasons.CAMPAIGN_ARCHIVED);
    events.fire(JobsChanged.quietly(ended.stream().map(JobTable.Ended::job).toList()));
    if (ended.size() < BATCH) {
      tasks.remove(progress);
    }
  }
}
