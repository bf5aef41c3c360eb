package org.campaignautomation.contracts;

/** What happens to the sequence when a step is skipped for being too late. */
public enum OnTooLate {
  CONTINUE,
  EXIT
}
