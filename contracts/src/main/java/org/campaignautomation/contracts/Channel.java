package org.campaignautomation.contracts;

/** How a message reaches a person. */
public enum Channel {
  EMAIL,
  SMS
}
