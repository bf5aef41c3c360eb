package org.campaignautomation.campaign.contact.messaging;

import org.campaignautomation.campaign.contact.ContactPatch;
import org.campaignautomation.campaign.contact.ContactReader;
import org.campaignautomation.campaign.contact.ContactReader.Reading;
import org.campaignautomation.campaign.contact.Reject.Origin;
import org.campaignautomation.campaign.contact.Rejection;
import org.campaignautomation.contracts.CrmEventTypes;
import org.campaignautomation.contracts.Topics;
import org.campaignautomation.platform.event.IncomingEvent;
import org.campaignautomation.platform.problem.Fault;
import org.jspecify.annotations.Nullable;

/** Reads what a CRM publishes. Nothing that it may send stops the reading. */
final class CrmEventReader {
  private static final int MAX_ATTRIBUTE = 400;

  private CrmEventReader() {}

  /** Null for a type that is not ours to know. */
  static @Nullable CrmEvent read(IncomingEvent event) {
    String tenantId = Topics.tenantOfCrmTopic(event.topic());
    if (event.type() == null) {
      return bad(event, tenantId, "missing_attribute", "The header ce_type is missing.");
    }
    return switch (event.type()) {
      case CrmEventTypes.CONTACT_CREATED,
          CrmEventTypes.CONTACT_UPDATED,
          CrmEventTypes.CONTACT_DELETED ->
          known(event, event.type(), tenantId);
      default -> null;
    };
  }

  private static CrmEvent known(IncomingEvent event, String type, String tenantId) {
    if (!isUsable(event.id()) || !isUsable(event.source())) {
      return bad(
          event,
          tenantId,
          "missing_attribute",
          "The headers ce_id and ce_source are needed, of up to 400 characters each.");
    }
    if (event.tenantId() != null && !event.tenantId().equals(tenantId)) {
      return bad(
          event,
          tenantId,
          "tenant_mismatch",
          "The header ce_tenantid is not the tenant of the topic.");
    }
    byte[] body = event.body() == null ? new byte[0] : event.body();
    return switch (ContactReader.read(body)) {
      case Reading.Malformed malformed -> bad(event, tenantId, malformed.faults().getFirst());
      case Reading.Understood understood -> {
        ContactPatch patch = understood.patch();
        if (!type.equals(CrmEventTypes.CONTACT_DELETED)) {
          yield new CrmEvent.Said(tenantId, event, patch);
        }
        yield patch.externalId() == null
            ? bad(
                event,
                tenantId,
                new Fault("/externalId", "required", "A contact is erased by its externalId."))
            : new CrmEvent.Gone(tenantId, event, patch.externalId());
      }
    };
  }

  private static boolean isUsable(@Nullable String attribute) {
    return attribute != null
        && !attribute.isBlank()
        && attribute.length() <= MAX_ATTRIBUTE
        && attribute.indexOf('\0') < 0;
  }

  static CrmEvent.Bad bad(IncomingEvent event, String tenantId, Fault fault) {
    return new CrmEvent.Bad(event, Rejection.of(tenantId, origin(event), event.body(), fault));
  }

  static CrmEvent.Bad bad(IncomingEvent event, String tenantId, String code, String detail) {
    return new CrmEvent.Bad(
        event, new Rejection(tenantId, origin(event), event.body(), code, null, detail));
  }

  private static Origin origin(IncomingEvent event) {
    return new Origin(
        event.topic(),
        event.partition(),
        event.offset(),
        event.key(),
        event.id(),
        event.source(),
        event.type(),
        event.time());
  }
}
