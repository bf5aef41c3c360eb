package org.campaignautomation.contracts;

/** Whose local time a schedule is read in. */
public enum ZoneMode {
  /** The contact's zone where it is known, else the schedule's. */
  CONTACT,
  /** Always the schedule's zone. */
  FIXED
}
