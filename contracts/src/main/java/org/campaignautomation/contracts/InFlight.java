package org.campaignautomation.contracts;

/** What a version of a campaign means for the people who are on their way on earlier ones. */
public enum InFlight {
  /** They finish on the version they are on. */
  KEEP,
  /** They go on with this one at the step they wait for, at the times they had. */
  MOVE,
  /** They go on with this one at the step they wait for, at times computed anew. */
  RESCHEDULE
}
