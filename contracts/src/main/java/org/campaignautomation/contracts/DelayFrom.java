package org.campaignautomation.contracts;

/** What a step's delay is measured from. */
public enum DelayFrom {
  PREVIOUS_STEP,
  ENROLLMENT
}
