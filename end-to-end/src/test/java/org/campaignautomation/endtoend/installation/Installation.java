package org.campaignautomation.endtoend.installation;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.campaignautomation.localstack.Directories;
import org.campaignautomation.localstack.FreePorts;
import org.campaignautomation.localstack.email.SmtpInbox;
import org.campaignautomation.localstack.kafka.KafkaBroker;
import org.campaignautomation.localstack.kafka.StackTopics;
import org.campaignautomation.localstack.postgres.PostgresServer;
import org.campaignautomation.localstack.twilio.TwilioEndpoint;

/**
 * The whole product on free ports: Postgres, Kafka, an OIDC provider, the sinks and the three
 * packaged services. One is shared by all scenarios of a run, so each uses people and a campaign of
 * its own.
 */
public final class Installation implements AutoCloseable {
  private static final Path LOGS = Directories.make(Path.of("target", "installation"));

  private final Path data = Directories.temporary("campaigns-end-to-end-");
  private final int kafkaPort = FreePorts.next();
  private final int controllerPort = FreePorts.next();
  private final PostgresServer postgres;
  private final Identity identity;
  private final SmtpInbox inbox = SmtpInbox.start(0);
  private final TwilioEndpoint twilio = TwilioEndpoint.start(0);
  private final ServiceProcess campaign;
  private final ServiceProcess enrollment;
  private final ServiceProcess dispatch;
  private final Crm crm;
  private KafkaBroker broker;

  private Installation() {
    CompletableFuture<Identity> provider =
        CompletableFuture.supplyAsync(() -> Identity.start(LOGS));
    CompletableFuture<KafkaBroker> kafka = CompletableFuture.supplyAsync(this::newBroker);
    postgres = PostgresServer.startForTests(data, FreePorts.next());
    broker = kafka.join();
    broker.createTopics(StackTopics.all(List.of("acme", "globex")));
    identity = provider.join();
    crm = new Crm(broker.bootstrapServers(), "acme");

    int enrollmentPort = FreePorts.next();
    ServiceEnvironment environment =
        new ServiceEnvironment(
            postgres.jdbcUrl(),
            broker.bootstrapServers(),
            identity.issuer(),
            "http://localhost:" + enrollmentPort,
            inbox.port(),
            twilio.baseUrl());
    enrollment =
        new ServiceProcess("enrollment-service", enrollmentPort, environment.enrollment(), LOGS);
    dispatch =
        new ServiceProcess("dispatch-service", FreePorts.next(), environment.dispatch(), LOGS);
    campaign =
        new ServiceProcess("campaign-service", FreePorts.next(), environment.campaign(), LOGS);
  }

  /** Starts everything and waits until all services are ready. */
  static Installation start() {
    Installation installation = new Installation();
    try {
      installation.services().forEach(ServiceProcess::start);
      installation.services().forEach(ServiceProcess::awaitReady);
      return installation;
    } catch (RuntimeException | Error e) {
      installation.close();
      throw e;
    }
  }

  /** Calls by one of the realm's users, such as {@code owner@acme}. */
  public Api as(String user) {
    return anonymous().bearing(token(user));
  }

  /** Calls without credentials. */
  public Api anonymous() {
    return Api.anonymous(campaign.uri());
  }

  /** A bearer token of one of the realm's users. */
  public String token(String user) {
    return identity.token(user);
  }

  /** The e-mails that arrived. */
  public SmtpInbox inbox() {
    return inbox;
  }

  /** The SMS that arrived. */
  public TwilioEndpoint twilio() {
    return twilio;
  }

  /** The CRM of the tenant {@code acme}. */
  public Crm crm() {
    return crm;
  }

  /** What Kafka clients connect to first. */
  public String bootstrapServers() {
    return broker.bootstrapServers();
  }

  public ServiceProcess campaignService() {
    return campaign;
  }

  public ServiceProcess enrollmentService() {
    return enrollment;
  }

  public ServiceProcess dispatchService() {
    return dispatch;
  }

  /** The three services. */
  public List<ServiceProcess> services() {
    return List.of(enrollment, dispatch, campaign);
  }

  /** Takes the broker away. */
  public void stopBroker() {
    broker.close();
  }

  /** Brings the broker back, with all that it had. */
  public void startBroker() {
    broker = newBroker();
  }

  /** What the logs of all services say that they must not. */
  public List<String> leaks() {
    return services().stream()
        .flatMap(service -> LogPrivacy.leaks(service.name(), service.logLines()).stream())
        .toList();
  }

  @Override
  public void close() {
    Stream.<AutoCloseable>of(
            crm,
            campaign,
            enrollment,
            dispatch,
            twilio,
            inbox,
            identity,
            broker,
            postgres,
            () -> Directories.delete(data))
        .forEach(Installation::close);
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      throw new IllegalStateException("cannot be closed: " + part, e);
    }
  }

  private KafkaBroker newBroker() {
    return KafkaBroker.start(
        data.resolve("kafka"), kafkaPort, controllerPort, LOGS.resolve("kafka.log"));
  }
}
