package org.campaignautomation.localstack.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import org.apache.kafka.clients.admin.NewTopic;

/** The database and the broker behind a service test, wherever they come from. */
interface Backends extends AutoCloseable {
  /** The system property that chooses: {@code embedded}, the default, or {@code containers}. */
  String CHOICE = "campaigns.test.backends";

  /**
   * Starts the backends that {@link #CHOICE} names.
   *
   * @throws IllegalStateException if they do not start
   */
  static Backends start() {
    return System.getProperty(CHOICE, "embedded").equals("containers")
        ? ContainerBackends.start()
        : EmbeddedBackends.start();
  }

  /** The database {@code campaigns}, with its roles. */
  String jdbcUrl();

  /** A connection of the superuser. */
  Connection adminConnection() throws SQLException;

  /** What Kafka clients connect to first. */
  String bootstrapServers();

  /** Makes the topics that are missing. */
  void createTopics(Collection<NewTopic> topics);

  @Override
  void close();
}
