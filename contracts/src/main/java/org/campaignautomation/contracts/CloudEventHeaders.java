package org.campaignautomation.contracts;

/**
 * Record headers: CloudEvents 1.0 attributes in the Kafka protocol binding's binary mode, and W3C
 * trace context.
 */
public final class CloudEventHeaders {
  public static final String SPEC_VERSION = "ce_specversion";
  public static final String ID = "ce_id";
  public static final String SOURCE = "ce_source";
  public static final String TYPE = "ce_type";
  public static final String TIME = "ce_time";
  public static final String SUBJECT = "ce_subject";

  /** Extension attribute: the tenant. */
  public static final String TENANT_ID = "ce_tenantid";

  public static final String CONTENT_TYPE = "content-type";
  public static final String TRACEPARENT = "traceparent";

  private CloudEventHeaders() {}
}
