package org.campaignautomation.localstack.kafka;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.campaignautomation.localstack.ChildProcess;
import org.campaignautomation.localstack.Directories;
import org.campaignautomation.localstack.Distributions;

/**
 * A Kafka broker and controller in one JVM of its own. Topics are made by {@link TopicMaker} only:
 * a misspelt name must fail, not come into being.
 */
public final class KafkaBroker implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  private final ChildProcess process;
  private final int port;

  private KafkaBroker(ChildProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts a broker and waits until it answers.
   *
   * @param directory for its log segments and its configuration; kept when there already is some
   * @param log the file for what it prints
   * @throws IllegalStateException if it does not start; the log says why
   */
  public static KafkaBroker start(Path directory, int port, int controllerPort, Path log) {
    return start(directory, port, port, controllerPort, log);
  }

  /**
   * Starts a broker that clients are to reach by another port, of something between them and it.
   *
   * @throws IllegalStateException if it does not start; the log says why
   */
  public static KafkaBroker start(
      Path directory, int port, int advertisedPort, int controllerPort, Path log) {
    Directories.make(directory);
    Path segments = directory.resolve("segments");
    Path properties = directory.resolve("server.properties");
    write(properties, properties(segments, port, advertisedPort, controllerPort));
    write(directory.resolve("log4j2.properties"), LOGGING);
    ChildProcess process =
        ChildProcess.start(
            "Kafka",
            List.of(
                ChildProcess.javaCommand(),
                "-Xms128m",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlog4j2.configurationFile=" + directory.resolve("log4j2.properties").toUri(),
                "-cp",
                Distributions.kafkaClassPath() + File.pathSeparator + ownClasses(),
                BrokerProcess.class.getName(),
                properties.toString(),
                segments.toString()),
            Map.of(),
            log);
    try {
      process.await(() -> ChildProcess.accepts(port), START_LIMIT);
      return new KafkaBroker(process, port);
    } catch (IllegalStateException e) {
      process.close();
      throw e;
    }
  }

  /** What clients connect to first. */
  public String bootstrapServers() {
    return "localhost:" + port;
  }

  /** The broker's process, to look after. */
  public ChildProcess process() {
    return process;
  }

  /**
   * Makes the topics that are missing.
   *
   * @throws IllegalStateException if the broker refuses one
   */
  public void createTopics(Collection<NewTopic> topics) {
    new TopicMaker(bootstrapServers()).make(topics);
  }

  /** Ends the broker at once, as a crash would; another may then be started on its directory. */
  public void kill() {
    process.kill();
  }

  @Override
  public void close() {
    process.close();
  }

  private static String properties(
      Path segments, int port, int advertisedPort, int controllerPort) {
    return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@localhost:%2$d
        listeners=PLAINTEXT://localhost:%1$d,CONTROLLER://localhost:%2$d
        advertised.listeners=PLAINTEXT://localhost:%4$d
        listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
        controller.listener.names=CONTROLLER
        log.dirs=%3$s
        auto.create.topics.enable=false
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=1
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        transaction.state.log.num.partitions=1
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        share.coordinator.state.topic.num.partitions=1
        group.initial.rebalance.delay.ms=0
        num.network.threads=2
        num.io.threads=4
        """
        .formatted(port, controllerPort, segments.toString().replace('\\', '/'), advertisedPort);
  }

  private static final String LOGGING =
      """
      status = error
      appender.console.type = Console
      appender.console.name = console
      appender.console.layout.type = PatternLayout
      appender.console.layout.pattern = %d{ISO8601} %-5p %c{1} %m%n
      rootLogger.level = warn
      rootLogger.appenderRef.console.ref = console
      """;

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static Path ownClasses() {
    try {
      return Path.of(
          BrokerProcess.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the class path is not a path", e);
    }
  }
}
