package org.campaignautomation.campaign.console.automation;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.campaignautomation.campaign.api.Page;
import org.campaignautomation.campaign.contact.StoredContact;
import org.campaignautomation.campaign.definition.Campaign;
import org.campaignautomation.campaign.enrollment.Enrollment;
import org.campaignautomation.campaign.enrollment.Job;
import org.campaignautomation.campaign.inner.Asker;
import org.jspecify.annotations.Nullable;

/** Makes lists of jobs, with what the page knows of their people. */
@Singleton
class JobListings {
  /** Lines of a part. */
  static final int PAGE = 25;

  private final Enrollment enrollment;
  private final Contacts contacts;

  JobListings(Enrollment enrollment, Contacts contacts) {
    this.enrollment = enrollment;
    this.contacts = contacts;
  }

  /**
   * Whom a list is narrowed to.
   *
   * @param nobody whether somebody was named who is not there, or may be several
   */
  record Whom(@Nullable UUID contactId, boolean nobody, List<Candidate> candidates) {}

  JobListing table(Asker asker, Campaign campaign, JobWish wish) {
    Whom whom = whom(asker, wish);
    Page<Job> page =
        whom.nobody()
            ? new Page<>(List.of(), null)
            : enrollment.jobs(asker, campaign.id(), wish.query(whom.contactId(), PAGE));
    return new JobListing(
        campaign.id(),
        wish,
        campaign.content().steps(),
        rows(asker, page.items()),
        page.nextCursor() == null
            ? null
            : wish.address(AutomationPage.path(campaign.id()), page.nextCursor()),
        wish.address(AutomationPage.path(campaign.id()) + "/jobs", null),
        whom.nobody(),
        whom.candidates());
  }

  /** One that is empty, for when there is nothing to be had. */
  static JobListing none(Campaign campaign, JobWish wish) {
    return new JobListing(
        campaign.id(),
        wish,
        campaign.content().steps(),
        List.of(),
        null,
        wish.address(AutomationPage.path(campaign.id()) + "/jobs", null),
        false,
        List.of());
  }

  Whom whom(Asker asker, JobWish wish) {
    if (wish.contact().isEmpty()) {
      return new Whom(null, false, List.of());
    }
    Contacts.Match match = contacts.match(asker.tenantId(), wish.contact());
    return new Whom(match.contactId(), match.contactId() == null, match.candidates());
  }

  private List<JobRow> rows(Asker asker, List<Job> jobs) {
    Map<UUID, StoredContact> people =
        contacts.byIds(
            asker.tenantId(), jobs.stream().map(job -> job.contact().id()).distinct().toList());
    return jobs.stream().map(job -> new JobRow(job, zone(people.get(job.contact().id())))).toList();
  }

  private static @Nullable String zone(@Nullable StoredContact contact) {
    return contact == null ? null : contact.data().zone();
  }
}
