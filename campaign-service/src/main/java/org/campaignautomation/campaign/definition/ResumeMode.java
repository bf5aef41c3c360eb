package org.campaignautomation.campaign.definition;

/** What a pause meant for the people in a campaign. */
public enum ResumeMode {
  /** Time went on: what is late follows each step's rule for lateness. */
  ELAPSE,
  /** Time stood still: everything comes later by the pause. */
  FREEZE
}
