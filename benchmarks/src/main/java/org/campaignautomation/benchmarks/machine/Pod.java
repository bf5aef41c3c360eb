package org.campaignautomation.benchmarks.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.campaignautomation.localstack.ChildProcess;
import org.campaignautomation.localstack.FreePorts;

/** A packaged service as a process of its own, with the options that it is deployed with. */
public final class Pod implements AutoCloseable {
  private static final String JAR = "quarkus-run.jar";
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(40);
  private static final Duration PROBE_LIMIT = Duration.ofSeconds(2);
  private static final Duration PROBE_PAUSE = Duration.ofMillis(50);

  /** As in deploy/, where the container has 512 MiB: 60 % of them. */
  private static final List<String> OPTIONS =
      List.of("-Xmx307m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED");

  private final HttpClient http = HttpClient.newHttpClient();
  private final String name;
  private final int port;
  private final Path log;
  private final Process process;
  private final long startedAt = System.nanoTime();

  private Pod(String name, int port, Path log, Process process) {
    this.name = name;
    this.port = port;
    this.log = log;
    this.process = process;
  }

  /**
   * What starts a process.
   *
   * @param module the service's module, which is packaged
   * @param name tells it from others, also in the name of its log
   * @param port where it listens
   * @param environment its settings
   * @param options further options of the JVM
   * @param logs the directory of its log
   */
  public record Start(
      String module,
      String name,
      int port,
      Map<String, String> environment,
      List<String> options,
      Path logs) {
    public Start {
      environment = Map.copyOf(environment);
      options = List.copyOf(options);
    }

    /** The same with another name and a free port. */
    public Start named(String other) {
      return new Start(module, other, FreePorts.next(), environment, options, logs);
    }

    /** The same with other options of the JVM. */
    public Start with(List<String> others) {
      return new Start(module, name, port, environment, others, logs);
    }
  }

  /**
   * Starts a process and does not wait.
   *
   * @throws IllegalStateException if the service is not packaged
   */
  public static Pod start(Start start) {
    Path home = home(start.module());
    if (!Files.exists(home.resolve(JAR))) {
      throw new IllegalStateException("package the services first: there is no " + home);
    }
    List<String> command = new ArrayList<>();
    command.add(ChildProcess.javaCommand());
    command.addAll(OPTIONS);
    command.addAll(start.options());
    command.addAll(List.of("-jar", JAR));
    Path log = start.logs().resolve(start.name() + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(start.environment());
    builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(start.port()));
    try {
      return new Pod(start.name(), start.port(), log, builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(start.name() + " cannot be started", e);
    }
  }

  /**
   * Waits until it says that it is ready.
   *
   * @return how long it took from its start on
   * @throws IllegalStateException if it ends instead, or takes too long
   */
  public Duration awaitReady() {
    while (!isReady()) {
      if (!process.isAlive()) {
        throw new IllegalStateException(name + " ended; its log is " + log);
      }
      if (System.nanoTime() - startedAt > START_LIMIT.toNanos()) {
        throw new IllegalStateException(name + " does not get ready; its log is " + log);
      }
      Waiting.pause(PROBE_PAUSE);
    }
    return Duration.ofNanos(System.nanoTime() - startedAt);
  }

  /** Where it listens. */
  public URI uri() {
    return URI.create("http://localhost:" + port);
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** What it takes of the machine. */
  public ProcessTree tree() {
    return ProcessTree.of(process.pid());
  }

  /** Stops it where it is; {@link #resume} lets it go on. */
  public void freeze() {
    signal("STOP");
  }

  /** Lets it go on where it was. */
  public void resume() {
    signal("CONT");
  }

  /** Asks it to end, as an orchestrator does, and waits until it has; it is made to, if not. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    http.close();
  }

  private void signal(String signal) {
    try {
      new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private boolean isReady() {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(uri().resolve("/q/health/ready")).timeout(PROBE_LIMIT).build();
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Path home(String module) {
    return root().resolve(Path.of(module, "target", "quarkus-app")).toAbsolutePath().normalize();
  }

  /** The repository: where we are, or above. */
  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("dispatch-service")) ? here : here.resolve("..");
  }
}
