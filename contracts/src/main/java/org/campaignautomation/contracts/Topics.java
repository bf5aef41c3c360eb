package org.campaignautomation.contracts;

/**
 * Topic names: {@code <owner>.<subject>.v<major>}. An additive change of a record keeps the name, a
 * breaking one makes a new topic.
 */
public final class Topics {
  /** Full tenant settings, keyed by tenant, compacted. */
  public static final String SETTINGS = "campaign.settings.v1";

  /** Full campaign versions and their lifecycle, keyed by campaign id, kept for ever. */
  public static final String DEFINITIONS = "campaign.definitions.v1";

  /** Full contact state, keyed by contact id, compacted. */
  public static final String CONTACTS = "campaign.contacts.v1";

  /** E-mail jobs whose time has come, keyed by contact id. */
  public static final String DUE_JOBS_EMAIL = "enrollment.due-jobs-email.v1";

  /** SMS jobs whose time has come, keyed by contact id. */
  public static final String DUE_JOBS_SMS = "enrollment.due-jobs-sms.v1";

  /** Test jobs, keyed by contact id; their consumer has no provider to call. */
  public static final String DUE_JOBS_TEST = "enrollment.due-jobs-test.v1";

  /** What became of each hand-over, keyed by contact id. */
  public static final String DELIVERIES = "dispatch.deliveries.v1";

  /** Counts and changed job ids, keyed by campaign id. */
  public static final String PROGRESS = "enrollment.progress.v1";

  private static final String CRM_PREFIX = "crm.";
  private static final String CRM_SUFFIX = ".contacts.v1";

  /** Matches every tenant's CRM topic; for subscriptions by pattern. */
  public static final String CRM_CONTACTS_PATTERN = "crm\\.[a-z0-9-]+\\.contacts\\.v1";

  private Topics() {}

  /** The topic on which one tenant's CRM publishes its contacts. */
  public static String crmContacts(String tenantId) {
    return CRM_PREFIX + tenantId + CRM_SUFFIX;
  }

  /**
   * The tenant that a CRM topic belongs to. The broker's access control decides who may write to
   * it, so the topic's name, never the record, says whose contact it is.
   *
   * @throws IllegalArgumentException if the name is not that of a CRM topic
   */
  public static String tenantOfCrmTopic(String topic) {
    if (!topic.matches(CRM_CONTACTS_PATTERN)) {
      throw new IllegalArgumentException("not a CRM contact topic: " + topic);
    }
    return topic.substring(CRM_PREFIX.length(), topic.length() - CRM_SUFFIX.length());
  }

  /** The due-job topic of a channel. */
  public static String dueJobs(Channel channel) {
    return switch (channel) {
      case EMAIL -> DUE_JOBS_EMAIL;
      case SMS -> DUE_JOBS_SMS;
    };
  }

  /** The dead-letter topic of a consumer group on a topic. */
  public static String deadLetters(String topic, String group) {
    return topic + "." + group + ".dlq";
  }
}
