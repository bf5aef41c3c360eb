package org.campaignautomation.localstack.kafka;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_COMPACT;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.SEGMENT_MS_CONFIG;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.campaignautomation.contracts.Topics;

/**
 * Every topic with its partitions and how long it is kept, and a dead-letter topic for each
 * consumer group that reads it. Consumer groups are named after their service.
 */
public final class StackTopics {
  private static final String CAMPAIGN = "campaign-service";
  private static final String ENROLLMENT = "enrollment-service";
  private static final String DISPATCH = "dispatch-service";

  /**
   * Room for a campaign of a mebibyte, the largest body that the API takes, and for a dead letter,
   * which is a record with further headers. A record that the broker refuses would hold up all
   * behind it.
   */
  private static final String LARGE = Integer.toString(4 * 1024 * 1024);

  private static final Map<String, String> FOR_EVER =
      Map.of(RETENTION_MS_CONFIG, "-1", MAX_MESSAGE_BYTES_CONFIG, LARGE);
  private static final Map<String, String> DEAD_LETTERS =
      Map.of(RETENTION_MS_CONFIG, millis(Duration.ofDays(14)), MAX_MESSAGE_BYTES_CONFIG, LARGE);
  private static final Map<String, String> COMPACTED =
      Map.of(
          CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_COMPACT,
          MAX_COMPACTION_LAG_MS_CONFIG, millis(Duration.ofDays(1)),
          SEGMENT_MS_CONFIG, millis(Duration.ofDays(1)));

  private StackTopics() {}

  /** All topics of an installation with these tenants. */
  public static List<NewTopic> all(Collection<String> tenants) {
    List<NewTopic> topics = new ArrayList<>();
    topics.addAll(topic(Topics.SETTINGS, 1, COMPACTED, ENROLLMENT, DISPATCH));
    topics.addAll(topic(Topics.DEFINITIONS, 6, FOR_EVER, ENROLLMENT, DISPATCH));
    topics.addAll(topic(Topics.CONTACTS, 24, COMPACTED, ENROLLMENT, DISPATCH));
    topics.addAll(topic(Topics.DUE_JOBS_EMAIL, 24, keptFor(3), DISPATCH));
    topics.addAll(topic(Topics.DUE_JOBS_SMS, 24, keptFor(3), DISPATCH));
    topics.addAll(topic(Topics.DUE_JOBS_TEST, 3, keptFor(1), DISPATCH));
    topics.addAll(topic(Topics.DELIVERIES, 24, keptFor(7), ENROLLMENT));
    topics.addAll(topic(Topics.PROGRESS, 6, keptFor(2), CAMPAIGN));
    tenants.forEach(tenant -> topics.addAll(ofTenant(tenant)));
    return List.copyOf(topics);
  }

  /** The CRM topic of one tenant, with its dead letters. */
  public static List<NewTopic> ofTenant(String tenant) {
    return topic(Topics.crmContacts(tenant), 6, keptFor(7), CAMPAIGN);
  }

  private static List<NewTopic> topic(
      String name, int partitions, Map<String, String> config, String... groups) {
    List<NewTopic> topics = new ArrayList<>();
    topics.add(new NewTopic(name, partitions, (short) 1).configs(config));
    for (String group : groups) {
      topics.add(new NewTopic(Topics.deadLetters(name, group), 1, (short) 1).configs(DEAD_LETTERS));
    }
    return topics;
  }

  private static Map<String, String> keptFor(int days) {
    return Map.of(RETENTION_MS_CONFIG, millis(Duration.ofDays(days)));
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }
}
