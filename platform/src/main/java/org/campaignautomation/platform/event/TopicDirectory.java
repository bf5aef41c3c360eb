package org.campaignautomation.platform.event;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.jspecify.annotations.Nullable;

/**
 * Which topics there are. A producer cannot tell a missing topic from a broker that is away: it
 * waits for both, for each record anew. So topics are asked for before they are first written to,
 * and again after a failure.
 */
final class TopicDirectory implements AutoCloseable {
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final Map<String, Object> settings;
  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private @Nullable Admin admin;

  TopicDirectory(String bootstrapServers, String clientId) {
    settings =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            AdminClientConfig.CLIENT_ID_CONFIG,
            clientId,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            (int) ANSWER.toMillis(),
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            (int) ANSWER.toMillis());
  }

  /**
   * Those of the records' topics that cannot be written to, with the reason.
   *
   * @throws PublishException if the broker does not say
   */
  Map<String, String> unusable(Iterable<OutgoingEvent> events) throws InterruptedException {
    Set<String> questions = new TreeSet<>();
    events.forEach(event -> questions.add(event.topic()));
    questions.removeAll(known);
    Map<String, String> unusable = new HashMap<>();
    if (questions.isEmpty()) {
      return unusable;
    }
    Map<String, KafkaFuture<TopicDescription>> answers =
        admin().describeTopics(questions).topicNameValues();
    for (Map.Entry<String, KafkaFuture<TopicDescription>> answer : answers.entrySet()) {
      try {
        answer.getValue().get();
        known.add(answer.getKey());
      } catch (ExecutionException e) {
        String reason = Refusal.reason(e.getCause());
        if (reason == null) {
          throw new PublishException(e.getCause());
        }
        unusable.put(answer.getKey(), reason);
      }
    }
    return unusable;
  }

  /** Has these asked for again: writing to them failed. */
  void forget(Iterable<OutgoingEvent> failed) {
    failed.forEach(event -> known.remove(event.topic()));
  }

  private synchronized Admin admin() {
    if (admin == null) {
      admin = Admin.create(settings);
    }
    return admin;
  }

  @Override
  public synchronized void close() {
    if (admin != null) {
      admin.close(Duration.ZERO);
    }
  }
}
