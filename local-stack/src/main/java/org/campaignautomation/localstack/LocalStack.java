package org.campaignautomation.localstack;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.Supplier;
import org.campaignautomation.localstack.email.SmtpInbox;
import org.campaignautomation.localstack.inbox.InboxPage;
import org.campaignautomation.localstack.kafka.KafkaBroker;
import org.campaignautomation.localstack.kafka.StackTopics;
import org.campaignautomation.localstack.oidc.KeycloakServer;
import org.campaignautomation.localstack.postgres.PostgresServer;
import org.campaignautomation.localstack.twilio.TwilioEndpoint;

/**
 * The whole stack: everything that the three services need, started together, with its state in one
 * directory that is kept over restarts. {@link #main} runs it in the foreground until it is asked
 * to stop; each part says when it is ready.
 */
public final class LocalStack implements AutoCloseable {
  private static final List<String> TENANTS = List.of("acme", "globex");

  private final Path state;
  private final Ports ports;
  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private boolean closing;

  private LocalStack(Path state, Ports ports) {
    this.state = state;
    this.ports = ports;
  }

  /**
   * Runs the stack. The one argument is the directory for its state; ports are environment
   * variables.
   */
  public static void main(String[] args) throws InterruptedException {
    if (args.length != 1) {
      System.err.println("usage: LocalStack STATE_DIRECTORY");
      System.exit(2);
    }
    try {
      LocalStack stack =
          new LocalStack(Path.of(args[0]).toAbsolutePath(), Ports.from(System.getenv()));
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(stack::close));
      stack.start();
      say("stack ready");
    } catch (RuntimeException e) {
      say("failed: " + reason(e));
      System.exit(1);
    }
    new CountDownLatch(1).await();
  }

  /**
   * Starts every part and waits until all are ready.
   *
   * @param state the directory for data and logs
   * @throws RuntimeException if a part does not start; those that did are stopped again
   */
  public static LocalStack start(Path state, Ports ports) {
    LocalStack stack = new LocalStack(state, ports);
    try {
      stack.start();
      return stack;
    } catch (RuntimeException e) {
      stack.close();
      throw e;
    }
  }

  /** Where the parts listen. */
  public Ports ports() {
    return ports;
  }

  @Override
  public void close() {
    List<AutoCloseable> all;
    synchronized (started) {
      closing = true;
      all = List.copyOf(started);
      started.clear();
    }
    CompletableFuture.allOf(
            all.stream()
                .map(
                    part ->
                        CompletableFuture.runAsync(() -> stop(part), Thread::startVirtualThread))
                .toArray(CompletableFuture[]::new))
        .join();
  }

  private void start() {
    Path logs = Directories.make(state.resolve("logs"));
    List.of("postgres.log", "kafka.log", "keycloak.log")
        .forEach(log -> Directories.delete(logs.resolve(log)));
    SmtpInbox inbox = part("smtp", ports.smtp(), () -> SmtpInbox.start(ports.smtp()));
    TwilioEndpoint twilio =
        part("twilio", ports.twilio(), () -> TwilioEndpoint.start(ports.twilio()));
    part("inbox", ports.inbox(), () -> InboxPage.start(ports.inbox(), inbox, twilio));

    Path keycloak = state.resolve("keycloak");
    if (!KeycloakServer.isPrepared(keycloak)) {
      say("keycloak is prepared for the first time; this takes a minute or more");
    }
    CompletableFuture<?> servers =
        CompletableFuture.allOf(
            inBackground("postgres", ports.postgres(), () -> postgres(logs)),
            inBackground("kafka", ports.kafka(), () -> kafka(logs)),
            inBackground(
                "keycloak",
                ports.oidc(),
                () -> KeycloakServer.start(keycloak, ports.oidc(), logs.resolve("keycloak.log"))));
    servers.join();
  }

  private PostgresServer postgres(Path logs) {
    return PostgresServer.start(
        state.resolve("postgres"),
        Directories.make(state.resolve("postgres-binaries")),
        ports.postgres(),
        logs.resolve("postgres.log"));
  }

  private KafkaBroker kafka(Path logs) {
    KafkaBroker broker =
        KafkaBroker.start(
            state.resolve("kafka"),
            ports.kafka(),
            ports.kafkaController(),
            logs.resolve("kafka.log"));
    broker.createTopics(StackTopics.all(TENANTS));
    return broker;
  }

  private CompletableFuture<?> inBackground(
      String name, int port, Supplier<? extends AutoCloseable> starter) {
    return CompletableFuture.supplyAsync(
        () -> part(name, port, starter), Thread::startVirtualThread);
  }

  private <T extends AutoCloseable> T part(String name, int port, Supplier<T> starter) {
    Instant begin = Instant.now();
    T part;
    try {
      part = starter.get();
    } catch (RuntimeException e) {
      throw new IllegalStateException(name + " on port " + port + ": " + reason(e), e);
    }
    boolean late;
    synchronized (started) {
      late = closing;
      if (!late) {
        started.push(part);
      }
    }
    if (late) {
      stop(part);
      throw new IllegalStateException(name + " came up while the stack was stopping");
    }
    say(
        "%s ready on port %d after %.1f s"
            .formatted(name, port, Duration.between(begin, Instant.now()).toMillis() / 1000.0));
    return part;
  }

  private static void stop(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      say("a part did not stop: " + reason(e));
    }
  }

  private static String reason(Throwable trouble) {
    Function<Throwable, Throwable> inner =
        e -> e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
    String message = inner.apply(trouble).getMessage();
    return message == null ? trouble.toString() : message;
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
