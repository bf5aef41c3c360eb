package org.campaignautomation.campaign.contact.messaging;

import org.campaignautomation.campaign.contact.ContactPatch;
import org.campaignautomation.campaign.contact.Rejection;
import org.campaignautomation.platform.event.IncomingEvent;

/** A record of a CRM's topic. */
sealed interface CrmEvent {
  /** Whose topic it is. */
  String tenantId();

  /** As it came. */
  IncomingEvent origin();

  /** Something is said about a contact. */
  record Said(String tenantId, IncomingEvent origin, ContactPatch patch) implements CrmEvent {}

  /** A contact is gone. */
  record Gone(String tenantId, IncomingEvent origin, String externalId) implements CrmEvent {}

  /** It cannot be taken in. */
  record Bad(IncomingEvent origin, Rejection rejection) implements CrmEvent {
    @Override
    public String tenantId() {
      return rejection.tenantId();
    }
  }
}
