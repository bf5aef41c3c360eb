package org.campaignautomation.campaign.automation;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.campaignautomation.campaign.automation.TriggerOutcome.PersonOutcome;
import org.campaignautomation.campaign.contact.ContactLookup;
import org.campaignautomation.campaign.contact.StoredContact;
import org.campaignautomation.campaign.definition.Campaign;
import org.campaignautomation.campaign.enrollment.Enrolling;
import org.campaignautomation.campaign.enrollment.EnrollmentOrders;
import org.campaignautomation.campaign.inner.Asker;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Puts people into a campaign, and takes them out. Both may be repeated. */
@Singleton
public class Enrolments {
  private static final String UNKNOWN = "contact_unknown";

  private final EnrollmentOrders orders;
  private final Following following;
  private final ContactLookup contacts;

  Enrolments(EnrollmentOrders orders, Following following, ContactLookup contacts) {
    this.orders = orders;
    this.following = following;
    this.contacts = contacts;
  }

  /** What became of one of those who were named. */
  @Schema(name = "EnrolmentResult")
  public record Result(
      @Nullable UUID contactId,
      @Nullable String externalId,
      String outcome,
      @Nullable String reason,
      List<TriggerOutcome.PlannedMessage> jobs) {}

  /**
   * Enrols people by their ids, however long they have been there.
   *
   * @return what became of each, in this order
   * @throws org.campaignautomation.platform.problem.ProblemException 409 if the campaign enrols
   *     nobody, 503
   */
  public List<Result> enrol(Asker asker, Campaign campaign, List<UUID> contactIds) {
    RunningCampaign.requireEnrolling(campaign.status());
    Map<UUID, StoredContact> known = contacts.byIds(asker.tenantId(), contactIds);
    Map<UUID, PersonOutcome> done = enrolKnown(asker, campaign, List.copyOf(known.keySet()));
    return contactIds.stream()
        .map(
            id -> {
              StoredContact contact = known.get(id);
              String externalId = contact == null ? null : contact.data().externalId();
              return result(id, externalId, done.get(id));
            })
        .toList();
  }

  /** The same by the company's own ids. */
  public List<Result> enrolByExternalIds(Asker asker, Campaign campaign, List<String> externalIds) {
    RunningCampaign.requireEnrolling(campaign.status());
    Map<String, UUID> known = contacts.byExternalIds(asker.tenantId(), externalIds);
    Map<UUID, PersonOutcome> done = enrolKnown(asker, campaign, new ArrayList<>(known.values()));
    return externalIds.stream()
        .map(
            externalId -> {
              UUID id = known.get(externalId);
              return result(id, externalId, id == null ? null : done.get(id));
            })
        .toList();
  }

  /**
   * Takes somebody out; what waits for them is cancelled.
   *
   * @throws org.campaignautomation.platform.problem.ProblemException 503
   */
  public Enrolling.Unenrolled unenrol(Asker asker, Campaign campaign, UUID contactId) {
    return campaign.activatedAt() == null
        ? new Enrolling.Unenrolled("not_enrolled", 0)
        : orders.unenroll(asker, campaign.id(), contactId);
  }

  private Map<UUID, PersonOutcome> enrolKnown(Asker asker, Campaign campaign, List<UUID> ids) {
    Map<UUID, PersonOutcome> done = new HashMap<>();
    if (!ids.isEmpty()) {
      following
          .order(campaign.updatedAt(), () -> orders.enroll(asker, campaign.id(), ids))
          .results()
          .forEach(person -> done.put(person.contactId(), PersonOutcome.of(person)));
    }
    return done;
  }

  private static Result result(
      @Nullable UUID id, @Nullable String externalId, @Nullable PersonOutcome person) {
    return person == null
        ? new Result(id, externalId, "skipped", UNKNOWN, List.of())
        : new Result(id, externalId, person.outcome(), person.reason(), person.jobs());
  }
}
