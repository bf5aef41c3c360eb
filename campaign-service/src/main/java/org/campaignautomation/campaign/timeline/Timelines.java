package org.campaignautomation.campaign.timeline;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.campaignautomation.campaign.api.Page;
import org.campaignautomation.campaign.contact.Contacts;
import org.campaignautomation.campaign.contact.StoredContact;
import org.campaignautomation.campaign.definition.CampaignHeader;
import org.campaignautomation.campaign.definition.Campaigns;
import org.campaignautomation.campaign.dispatch.Dispatch;
import org.campaignautomation.campaign.dispatch.SuppressionCheck.Barred;
import org.campaignautomation.campaign.dispatch.SuppressionCheck.Person;
import org.campaignautomation.campaign.enrollment.Enrollment;
import org.campaignautomation.campaign.enrollment.HistoryEntry;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Tells what became of somebody, newest first; what is planned stands before all else. */
@Singleton
public class Timelines {
  private final Contacts contacts;
  private final Campaigns campaigns;
  private final Enrollment enrollment;
  private final Dispatch dispatch;

  Timelines(Contacts contacts, Campaigns campaigns, Enrollment enrollment, Dispatch dispatch) {
    this.contacts = contacts;
    this.campaigns = campaigns;
    this.enrollment = enrollment;
    this.dispatch = dispatch;
  }

  /**
   * Part of a timeline. Jobs that ended longer ago than jobs are kept are not in it any more.
   *
   * @param cursor the one of the part before; null for the first
   * @throws ProblemException 400 for a cursor of another list, 404, also of somebody erased, 503 if
   *     one of the others does not answer
   */
  public Page<TimelineEntry> of(Asker asker, UUID contactId, int limit, @Nullable String cursor) {
    StoredContact contact = contacts.get(asker.tenantId(), contactId);
    TimelineCursor from = cursor == null ? TimelineCursor.START : TimelineCursor.read(cursor);
    Page<HistoryEntry> history = enrollment.history(asker, contactId, limit, from.inner());
    Instant end = history.nextCursor() == null ? Instant.MIN : history.items().getLast().at();
    List<TimelineEntry> entries = new ArrayList<>(named(asker, history.items()));
    further(asker, contact).stream()
        .filter(entry -> entry.at().isAfter(end) && !entry.at().isAfter(from.until()))
        .forEach(entries::add);
    entries.sort(Comparator.comparing(TimelineEntry::at).reversed());
    return new Page<>(
        entries,
        history.nextCursor() == null ? null : new TimelineCursor(end, history.nextCursor()).text());
  }

  private List<TimelineEntry> named(Asker asker, List<HistoryEntry> history) {
    Map<UUID, CampaignHeader> headers =
        campaigns.headers(
            asker.tenantId(),
            history.stream().map(HistoryEntry::campaignId).collect(Collectors.toSet()));
    return history.stream()
        .map(
            entry -> {
              CampaignHeader header = headers.get(entry.campaignId());
              return TimelineEntry.of(entry, header == null ? null : header.name());
            })
        .toList();
  }

  /** What enrollment-service does not know of them. */
  private List<TimelineEntry> further(Asker asker, StoredContact contact) {
    List<TimelineEntry> entries = new ArrayList<>();
    entries.add(TimelineEntry.accepted(contact.acceptedAt()));
    var person = new Person(contact.id(), contact.data().email(), contact.data().phone());
    for (Barred barred : dispatch.suppressions(asker, person)) {
      if (barred.since() != null) {
        entries.add(TimelineEntry.suppressed(barred.since(), barred));
      }
    }
    return entries;
  }
}
