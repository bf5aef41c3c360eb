package org.campaignautomation.localstack.kafka;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Makes topics on a broker.
 *
 * @param bootstrapServers what clients connect to first
 */
public record TopicMaker(String bootstrapServers) {
  /**
   * Makes those that are missing; those that are there stay as they are.
   *
   * @throws IllegalStateException if the broker refuses one
   */
  public void make(Collection<NewTopic> topics) {
    try (Admin admin =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, (Object) bootstrapServers))) {
      Set<String> present = admin.listTopics().names().get();
      List<NewTopic> missing =
          topics.stream().filter(topic -> !present.contains(topic.name())).toList();
      admin.createTopics(missing).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka refuses the topics: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while making the topics", e);
    }
  }
}
