package org.campaignautomation.localstack.testing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.NewTopic;
import org.campaignautomation.localstack.Directories;
import org.campaignautomation.localstack.FreePorts;
import org.campaignautomation.localstack.kafka.KafkaBroker;
import org.campaignautomation.localstack.postgres.PostgresServer;

/** Servers from build artifacts, on free ports, with data that goes with them. */
final class EmbeddedBackends implements Backends {
  private final Path directory;
  private final PostgresServer postgres;
  private final KafkaBroker kafka;

  private EmbeddedBackends(Path directory, PostgresServer postgres, KafkaBroker kafka) {
    this.directory = directory;
    this.postgres = postgres;
    this.kafka = kafka;
  }

  static EmbeddedBackends start() {
    Path directory = Directories.temporary("campaigns-test-");
    CompletableFuture<KafkaBroker> broker =
        CompletableFuture.supplyAsync(
            () ->
                KafkaBroker.start(
                    directory.resolve("kafka"),
                    FreePorts.next(),
                    FreePorts.next(),
                    directory.resolve("kafka.log")));
    PostgresServer postgres = PostgresServer.startForTests(directory, FreePorts.next());
    return new EmbeddedBackends(directory, postgres, broker.join());
  }

  @Override
  public String jdbcUrl() {
    return postgres.jdbcUrl();
  }

  @Override
  public Connection adminConnection() throws SQLException {
    return postgres.adminConnection();
  }

  @Override
  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  @Override
  public void createTopics(Collection<NewTopic> topics) {
    kafka.createTopics(topics);
  }

  @Override
  public void close() {
    kafka.close();
    postgres.close();
    Directories.delete(directory);
  }
}
