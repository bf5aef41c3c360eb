package org.campaignautomation.contracts;

/** What became of a message after its provider had taken it. */
public enum DeliveryState {
  /** It arrived. */
  DELIVERED,
  /** It did not arrive. */
  UNDELIVERED,
  /** It came back. */
  BOUNCED
}
