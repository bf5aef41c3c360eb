package org.campaignautomation.contracts;

/**
 * The CloudEvents types that a CRM publishes on its own topic. The body is the contact of the REST
 * API; {@code contact.deleted} needs the external id only.
 */
public final class CrmEventTypes {
  public static final String CONTACT_CREATED = "contact.created";
  public static final String CONTACT_UPDATED = "contact.updated";
  public static final String CONTACT_DELETED = "contact.deleted";

  private CrmEventTypes() {}
}
