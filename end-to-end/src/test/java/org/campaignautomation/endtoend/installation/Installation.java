package org.campaignautomation.endtoend.installation;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.campaignautomation.localstack.Directories;
import org.campaignautomation.localstack.FreePorts;
import org.campaignautomation.localstack.email.SmtpInbox;
import org.campaignautomation.localstack.kafka.KafkaBroker;
import org.campaignautomation.localstack.kafka.StackTopics;
import org.campaignautomation.localstack.postgres.PostgresServer;
import org.campaignautomation.localstack.service.ServiceEnvironment;
import org.campaignautomation.localstack.twilio.TwilioEndpoint;

/**
 * The whole product on free ports: Postgres, Kafka, an OIDC provider, the sinks and the three
 * packaged services. One is shared by all scenarios of a run, so each uses people and a campaign of
 * its own.
 */
public final class Installation implements AutoCloseable {
  private static final Path LOGS = Path.of("target", "installation");

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final Path data = Directories.temporary("campaigns-end-to-end-");
  private final int kafkaPort = FreePorts.next();
  private final int controllerPort = FreePorts.next();
  private final Identity identity;
  private final PostgresServer postgres;
  private final SmtpInbox inbox;
  private final TwilioEndpoint twilio;
  private final TraceCollector traces;
  private final Map<String, String> campaignEnvironment;
  private final ServiceProcess campaign;
  private final ServiceProcess enrollment;
  private final ServiceProcess dispatch;
  private final Crm crm;
  private KafkaBroker broker;

  private Installation() {
    opened.push(() -> Directories.delete(data));
    CompletableFuture<Identity> provider =
        CompletableFuture.supplyAsync(() -> Identity.start(LOGS));
    CompletableFuture<KafkaBroker> kafka = CompletableFuture.supplyAsync(this::newBroker);
    try {
      postgres = opened(PostgresServer.startForTests(data, FreePorts.next()));
      inbox = opened(SmtpInbox.start(0));
      twilio = opened(TwilioEndpoint.start(0));
      traces = opened(TraceCollector.start());
      broker = kafka.join();
      opened.push(this::stopBroker);
      broker.createTopics(StackTopics.all(List.of("acme", "globex")));
      crm = opened(new Crm(broker.bootstrapServers(), "acme"));
      identity = opened(provider.join());

      int enrollmentPort = FreePorts.next();
      int dispatchPort = FreePorts.next();
      ServiceEnvironment environment =
          new ServiceEnvironment(
              postgres.jdbcUrl(),
              broker.bootstrapServers(),
              identity.issuer(),
              "http://localhost:" + enrollmentPort,
              "http://localhost:" + dispatchPort,
              inbox.port(),
              twilio.baseUrl(),
              traces.url());
      campaignEnvironment = environment.campaign();
      Map<String, String> visibility = environment.visibility();
      enrollment =
          service("enrollment-service", enrollmentPort, environment.enrollment(), visibility);
      dispatch = service("dispatch-service", dispatchPort, environment.dispatch(), visibility);
      campaign = service("campaign-service", FreePorts.next(), campaignEnvironment, visibility);
      services().forEach(ServiceProcess::start);
      services().forEach(ServiceProcess::awaitReady);
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  /**
   * Starts everything and waits until all services are ready.
   *
   * @throws IllegalStateException if the services are not packaged
   */
  static Installation start() {
    ServiceProcess.requirePackaged("enrollment-service", "dispatch-service", "campaign-service");
    Directories.delete(LOGS);
    Directories.make(LOGS);
    return new Installation();
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

  /** The traces that were exported. */
  public TraceCollector traces() {
    return traces;
  }

  /** The CRM of the tenant {@code acme}. */
  public Crm crm() {
    return crm;
  }

  /** The database, as its superuser: to spoil what the services keep. */
  public PostgresServer database() {
    return postgres;
  }

  /** What Kafka clients connect to first. */
  public String bootstrapServers() {
    return broker.bootstrapServers();
  }

  public ServiceProcess campaignService() {
    return campaign;
  }

  /** Starts one more pod of campaign-service, for the caller to close. */
  public ServiceProcess anotherCampaignService() {
    ServiceProcess pod =
        new ServiceProcess(
            "campaign-service", "campaign-service-2", FreePorts.next(), campaignEnvironment, LOGS);
    pod.start();
    pod.awaitReady();
    return pod;
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
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException("a part of the installation cannot be closed", e);
      }
    }
  }

  private <T extends AutoCloseable> T opened(T part) {
    opened.push(part);
    return part;
  }

  private ServiceProcess service(
      String name, int port, Map<String, String> needed, Map<String, String> visibility) {
    Map<String, String> environment = new HashMap<>(needed);
    environment.putAll(visibility);
    return opened(new ServiceProcess(name, port, environment, LOGS));
  }

  private KafkaBroker newBroker() {
    return KafkaBroker.start(
        data.resolve("kafka"), kafkaPort, controllerPort, LOGS.resolve("kafka.log"));
  }
}
