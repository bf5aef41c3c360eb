package org.campaignautomation.platform.telemetry;

/** Keys of log records. They hold ids only, never an address, a name or a text. */
public final class LogKeys {
  public static final String TENANT = "tenantId";
  public static final String CAMPAIGN = "campaignId";
  public static final String JOB = "jobId";
  public static final String CONTACT = "contactId";
  public static final String EVENT = "eventId";

  private LogKeys() {}
}
