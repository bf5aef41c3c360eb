package org.campaignautomation.endtoend.crash;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;
import org.campaignautomation.endtoend.installation.Api;
import org.campaignautomation.endtoend.installation.ServiceProcess;
import org.campaignautomation.localstack.Directories;
import org.campaignautomation.localstack.FreePorts;
import org.campaignautomation.localstack.kafka.KafkaBroker;
import org.campaignautomation.localstack.kafka.StackTopics;
import org.campaignautomation.localstack.oidc.TokenIssuer;
import org.campaignautomation.localstack.postgres.PostgresServer;
import org.campaignautomation.localstack.service.ServiceEnvironment;
import org.campaignautomation.localstack.twilio.Fault;
import org.campaignautomation.localstack.twilio.SmsMessage;
import org.campaignautomation.localstack.twilio.TwilioEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * An installation made to be killed: the packaged services, two of them dispatch-service, beside
 * real Postgres and Kafka, and sinks that take their time and fail on request. Time-outs are short,
 * so that a round is.
 */
final class CrashStack implements AutoCloseable {
  /** The longest that a full disk may go unnoticed. */
  static final Duration FULL = Duration.ofSeconds(30);

  private static final Duration RECOVERY = Duration.ofSeconds(15);

  /** No way is lost for longer than a few starts take. */
  private static final int RESTARTS = 5;

  private static final Path LOGS = Path.of("target", "crash");

  /** Long enough for a kill to find messages on the wire. */
  private static final Duration ANSWER_TIME = Duration.ofMillis(100);

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final @Nullable Disk disk;
  private final Path data;
  private final int postgresPort = FreePorts.next();
  private final int kafkaPort = FreePorts.next();
  private final int controllerPort = FreePorts.next();
  private final Faults<MailFault> mailFaults;
  private final Faults<Fault> textFaults;
  private final TokenIssuer tokens;
  private final MailSink mails;
  private final TwilioEndpoint texts;
  private final Map<Target, ServiceProcess> services = new HashMap<>();
  private final Map<Way, Link> links = new EnumMap<>(Way.class);
  private PostgresServer postgres;
  private KafkaBroker broker;

  private CrashStack(Random random, @Nullable Disk disk) {
    this.disk = disk;
    data = disk == null ? Directories.temporary("campaigns-crash-") : Directories.make(disk.data());
    opened.push(() -> Directories.delete(data));
    mailFaults = new Faults<>(MailFault.class, random);
    textFaults = new Faults<>(Fault.class, random);
    link(Way.KAFKA, kafkaPort);
    link(Way.POSTGRES, postgresPort);
    CompletableFuture<KafkaBroker> kafka = CompletableFuture.supplyAsync(this::newBroker);
    try {
      postgres = newPostgres();
      opened.push(() -> postgres.close());
      tokens = opened(TokenIssuer.start());
      mails = opened(MailSink.start(mailFaults, ANSWER_TIME));
      texts = opened(TwilioEndpoint.start(0));
      link(Way.SMTP, mails.port());
      link(Way.TWILIO, texts.port());
      texts.answerAfter(ANSWER_TIME);
      texts.disturb(() -> textFaults.next(kind -> true));
      broker = kafka.join();
      opened.push(() -> broker.close());
      broker.createTopics(StackTopics.all(List.of("acme", "globex")));
      startServices();
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  /** Starts everything and waits until all services are ready. */
  static CrashStack start(Random random) {
    return start(random, null);
  }

  /**
   * The same with the data of Postgres and of the broker on a disk that can be full.
   *
   * @param disk null for any disk
   */
  static CrashStack start(Random random, @Nullable Disk disk) {
    ServiceProcess.requirePackaged("enrollment-service", "dispatch-service", "campaign-service");
    Directories.delete(LOGS);
    Directories.make(LOGS);
    return new CrashStack(random, disk);
  }

  private void startServices() {
    int enrollmentPort = FreePorts.next();
    int dispatchPort = FreePorts.next();
    ServiceEnvironment environment =
        new ServiceEnvironment(
            postgres.jdbcUrl().replace(":" + postgresPort, ":" + link(Way.POSTGRES).port()),
            bootstrapServers(),
            tokens.issuer(),
            "http://localhost:" + enrollmentPort,
            "http://localhost:" + dispatchPort,
            link(Way.SMTP).port(),
            texts.baseUrl().replace(":" + texts.port(), ":" + link(Way.TWILIO).port()),
            "http://localhost:1");
    service(Target.ENROLLMENT, enrollmentPort, environment.enrollment(), SHORT_WAITS);
    service(Target.DISPATCH, dispatchPort, environment.dispatch(), SHORT_TIMEOUTS);
    service(Target.DISPATCH_2, FreePorts.next(), environment.dispatch(), SHORT_TIMEOUTS);
    service(Target.CAMPAIGN, FreePorts.next(), environment.campaign(), Map.of());
    services.values().forEach(ServiceProcess::start);
    services.values().forEach(ServiceProcess::awaitReady);
  }

  private static final Map<String, String> SHORT_WAITS =
      Map.of(
          "ENROLLMENT_DUE_LEASE", "5s",
          // So that jobs are handed over twice now and then, which must change nothing.
          "ENROLLMENT_DUE_ANSWER_WITHIN", "25s",
          "ENROLLMENT_RETRY_BACKOFF", "1s",
          "ENROLLMENT_RETRY_MAX_BACKOFF", "5s",
          "ENROLLMENT_RETRY_PROVIDER_BACKOFF", "500ms",
          "ENROLLMENT_RETRY_MAX_PROVIDER_BACKOFF", "5s",
          "ENROLLMENT_RETRY_MAX_ATTEMPTS", "20",
          "ENROLLMENT_RETRY_UNKNOWN_AFTER_EMAIL", "15s",
          "ENROLLMENT_RETRY_UNKNOWN_AFTER_SMS", "90s");

  private static final Map<String, String> SHORT_TIMEOUTS =
      Map.of(
          "DISPATCH_EMAIL_TIMEOUT", "5s",
          "DISPATCH_SMS_TIMEOUT", "5s",
          "DISPATCH_DELIVERY_UNKNOWN_AFTER", "12s",
          "DISPATCH_DELIVERY_SWEEP_INTERVAL", "2s",
          // What Twilio does not have goes out again, so that in the end no SMS is unknown.
          "DISPATCH_RECONCILIATION_SMS", "resend",
          "DISPATCH_RECONCILIATION_ASK_AFTER", "3s",
          "DISPATCH_RECONCILIATION_ASK_AGAIN_AFTER", "3s",
          "DISPATCH_RECONCILIATION_ABSENT_AFTER", "15s",
          "DISPATCH_RECONCILIATION_INTERVAL", "2s");

  /** Calls by somebody who may do everything in the tenant {@code acme}. */
  Api api() {
    return Api.anonymous(service(Target.CAMPAIGN).uri())
        .bearing(tokens.token("owner", "acme", "admin"));
  }

  /** What Kafka clients connect to first: the broker names no other way. */
  String bootstrapServers() {
    return "localhost:" + link(Way.KAFKA).port();
  }

  /** The way between the services and what they need. */
  Link link(Way way) {
    return Objects.requireNonNull(links.get(way));
  }

  private void link(Way way, int port) {
    links.put(way, opened(Link.to(port)));
  }

  PostgresServer postgres() {
    return postgres;
  }

  MailSink mails() {
    return mails;
  }

  /** The SMS that were kept. */
  List<SmsMessage> texts() {
    return texts.messages();
  }

  /** Messages that arrived, on both channels. */
  int arrived() {
    return mails.total() + texts.messages().size();
  }

  Faults<MailFault> mailFaults() {
    return mailFaults;
  }

  Faults<Fault> textFaults() {
    return textFaults;
  }

  ServiceProcess service(Target target) {
    return Optional.ofNullable(services.get(target)).orElseThrow();
  }

  /** Ends a part at once. */
  void kill(Target target) {
    switch (target) {
      case BROKER -> broker.kill();
      case POSTGRES -> postgres.kill();
      case DISK -> fillUntilItIsNoticed();
      case CAMPAIGN, ENROLLMENT, DISPATCH, DISPATCH_2 -> service(target).kill();
    }
  }

  /** Starts a part that was killed and waits until it is ready. */
  void revive(Target target) {
    switch (target) {
      case BROKER -> broker = newBroker();
      case POSTGRES -> postgres = newPostgres();
      case DISK -> makeRoom();
      case CAMPAIGN, ENROLLMENT, DISPATCH, DISPATCH_2 -> startAsOrchestrator(service(target));
    }
  }

  /** What ends while it starts, since its way to Postgres is lost just then, is started again. */
  private static void startAsOrchestrator(ServiceProcess service) {
    for (int left = RESTARTS; ; left--) {
      service.start();
      try {
        service.awaitReady();
        return;
      } catch (TerminalFailureException e) {
        if (left == 0) {
          throw e;
        }
      }
    }
  }

  /** Until Postgres could not write and the broker, which always writes, has ended itself. */
  private void fillUntilItIsNoticed() {
    Objects.requireNonNull(disk).fill();
    await("a full disk is noticed")
        .atMost(FULL)
        .until(() -> !broker.process().isAlive() && !canWrite());
  }

  private boolean canWrite() {
    try (Connection connection = postgres.adminConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("drop table if exists filler");
      statement.execute(
          "create table filler as select gen_random_uuid() from generate_series(1, 50000)");
      statement.execute("drop table filler");
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  /** What ended for lack of room is started again, as an orchestrator does. */
  private void makeRoom() {
    Objects.requireNonNull(disk).empty();
    broker = newBroker();
    try {
      await().atMost(RECOVERY).until(this::canWrite);
    } catch (ConditionTimeoutException e) {
      postgres.close();
      postgres = newPostgres();
    }
  }

  /** Forgets the SMS of earlier rounds. */
  void forget() {
    texts.clear();
  }

  @Override
  public void close() {
    List<Exception> troubles = new ArrayList<>();
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        troubles.add(e);
      }
    }
    if (!troubles.isEmpty()) {
      throw new IllegalStateException("a part cannot be closed", troubles.getFirst());
    }
  }

  private <T extends AutoCloseable> T opened(T part) {
    opened.push(part);
    return part;
  }

  private void service(
      Target target, int port, Map<String, String> needed, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(needed);
    environment.putAll(more);
    // Seconds until a connection to the database that was lost unnoticed is given up.
    environment.put("QUARKUS_DATASOURCE_JDBC_ADDITIONAL_JDBC_PROPERTIES_SOCKETTIMEOUT", "20");
    services.put(
        target,
        opened(new ServiceProcess(target.module(), target.process(), port, environment, LOGS)));
  }

  private PostgresServer newPostgres() {
    return PostgresServer.startForTests(data, postgresPort);
  }

  private KafkaBroker newBroker() {
    return KafkaBroker.start(
        data.resolve("kafka"),
        kafkaPort,
        link(Way.KAFKA).port(),
        controllerPort,
        LOGS.resolve("kafka.log"));
  }
}
