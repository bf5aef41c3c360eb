package org.campaignautomation.campaign.contact.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.campaign.contact.ContactAnnouncer;
import org.campaignautomation.campaign.contact.StoredContact;
import org.campaignautomation.contracts.ContactAdded;
import org.campaignautomation.contracts.ContactErased;
import org.campaignautomation.contracts.ContactEvent;
import org.campaignautomation.contracts.ContactUpdated;
import org.campaignautomation.contracts.ContractJson;
import org.campaignautomation.platform.event.OutgoingEvent;
import org.campaignautomation.platform.outbox.Outbox;
import org.campaignautomation.platform.telemetry.Traces;
import org.jspecify.annotations.Nullable;

/** Puts contact events into the outbox. */
@Singleton
class ContactEvents implements ContactAnnouncer {
  private final Outbox outbox;

  ContactEvents(Outbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public void changed(List<Change> changes) {
    outbox.append(
        changes.stream().map(change -> outgoing(event(change), change.traceparent())).toList());
  }

  @Override
  public void erased(String tenantId, UUID contactId, long revision, Instant erasedAt) {
    var event = new ContactErased(tenantId, contactId, revision, erasedAt);
    // The tombstone lets compaction remove the erasure itself in the end.
    var tombstone =
        OutgoingEvent.of(event.topic(), event.key(), event.type(), event.tenantId(), null);
    outbox.append(List.of(outgoing(event, null), tombstone));
  }

  private static ContactEvent event(Change change) {
    StoredContact contact = change.contact();
    return change.added()
        ? new ContactAdded(
            contact.tenantId(),
            contact.id(),
            contact.revision(),
            contact.acceptedAt(),
            contact.data().contract())
        : new ContactUpdated(
            contact.tenantId(),
            contact.id(),
            contact.revision(),
            contact.acceptedAt(),
            contact.data().contract());
  }

  private static OutgoingEvent outgoing(ContactEvent event, @Nullable String traceparent) {
    try {
      return OutgoingEvent.of(
          event.topic(),
          event.key(),
          event.type(),
          event.tenantId(),
          ContractJson.mapper().writeValueAsBytes(event),
          traceparent == null ? Traces.currentTraceparent() : traceparent);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
