package org.campaignautomation.contracts;

import java.util.UUID;

/**
 * A record on one of our own topics. A consumer ignores what is not newer than the {@link
 * #revision} it knows and relies on no order of arrival.
 */
public sealed interface Event
    permits TenantSettingsChanged,
        CampaignDefined,
        ContactEvent,
        JobDue,
        TestJobDue,
        DeliveryEvent,
        TestJobEnded,
        CampaignProgress {

  /** Whose data this is. */
  String tenantId();

  /** The aggregate's revision, raised under its row's lock; starts at 1. */
  long revision();

  /** The record's key on its topic. */
  String key();

  /** The topic it travels on. */
  String topic();

  /** The CloudEvents {@code type} attribute. */
  default String type() {
    return getClass().getSimpleName();
  }

  /** Keys are ids in their canonical text form. */
  static String key(UUID id) {
    return id.toString();
  }
}
