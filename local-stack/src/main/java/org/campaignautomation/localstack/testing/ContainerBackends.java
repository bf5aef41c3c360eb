package org.campaignautomation.localstack.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collection;
import org.apache.kafka.clients.admin.NewTopic;
import org.campaignautomation.localstack.kafka.TopicMaker;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The same servers in containers, for those who have Docker: {@code -Pcontainers}. */
final class ContainerBackends implements Backends {
  private static final String POSTGRES_IMAGE = "postgres:18";
  private static final String KAFKA_IMAGE = "apache/kafka:4.2.0";

  private final PostgreSQLContainer postgres;
  private final KafkaContainer kafka;

  private ContainerBackends(PostgreSQLContainer postgres, KafkaContainer kafka) {
    this.postgres = postgres;
    this.kafka = kafka;
  }

  static ContainerBackends start() {
    PostgreSQLContainer postgres = new PostgreSQLContainer(POSTGRES_IMAGE);
    postgres
        .withDatabaseName("campaigns")
        .withUsername("postgres")
        .withPassword("postgres")
        .withInitScript("postgres/roles.sql");
    KafkaContainer kafka =
        new KafkaContainer(KAFKA_IMAGE).withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
    postgres.start();
    kafka.start();
    return new ContainerBackends(postgres, kafka);
  }

  @Override
  public String jdbcUrl() {
    return postgres.getJdbcUrl();
  }

  @Override
  public Connection adminConnection() throws SQLException {
    return DriverManager.getConnection(
        postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword());
  }

  @Override
  public String bootstrapServers() {
    return kafka.getBootstrapServers();
  }

  @Override
  public void createTopics(Collection<NewTopic> topics) {
    new TopicMaker(bootstrapServers()).make(topics);
  }

  @Override
  public void close() {
    kafka.stop();
    postgres.stop();
  }
}
