package org.campaignautomation.localstack.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import org.apache.kafka.clients.admin.NewTopic;

/** The database and the broker behind a service test, wherever they come from. */
interface Backends extends AutoCloseable {
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
