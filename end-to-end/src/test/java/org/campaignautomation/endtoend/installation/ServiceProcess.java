package org.campaignautomation.endtoend.installation;

import static org.awaitility.Awaitility.await;

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
import org.jspecify.annotations.Nullable;

/** A packaged service as a process of its own, which can be stopped, killed and started again. */
public final class ServiceProcess implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(40);
  private static final Duration PROBE_LIMIT = Duration.ofSeconds(2);

  private final HttpClient http = HttpClient.newHttpClient();
  private final String module;
  private final String name;
  private final int port;
  private final Map<String, String> environment;
  private final Path log;
  private @Nullable Process process;

  ServiceProcess(String name, int port, Map<String, String> environment, Path logs) {
    this(name, name, port, environment, logs);
  }

  /**
   * One of several processes of a service.
   *
   * @param module the service's module
   * @param name tells it from the others, also in the name of its log
   */
  public ServiceProcess(
      String module, String name, int port, Map<String, String> environment, Path logs) {
    this.module = module;
    this.name = name;
    this.port = port;
    this.environment = environment;
    this.log = logs.resolve(name + ".log");
  }

  /**
   * Checks that the build has come so far.
   *
   * @throws IllegalStateException if a service is not packaged
   */
  public static void requirePackaged(String... names) {
    for (String name : names) {
      if (!Files.exists(jar(name))) {
        throw new IllegalStateException("package the services first: " + jar(name));
      }
    }
  }

  /** The process's name; where there is one of a service, its module's. */
  public String name() {
    return name;
  }

  /** The operating system's number of it. */
  public long pid() {
    return running().pid();
  }

  /** Where it listens. */
  public URI uri() {
    return URI.create("http://localhost:" + port);
  }

  /**
   * Starts the process and does not wait.
   *
   * @throws IllegalStateException if it runs already
   */
  public void start() {
    if (process != null && process.isAlive()) {
      throw new IllegalStateException(name + " runs already");
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-jar", jar(module).toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be started", e);
    }
  }

  /** Waits until the service says that it is ready; fails at once if it ends instead. */
  public void awaitReady() {
    await(name + " is ready; its log is " + log)
        .atMost(START_LIMIT)
        .pollInterval(Duration.ofMillis(200))
        .failFast(name + " ended; its log is " + log, () -> !running().isAlive())
        .until(this::isReady);
  }

  /** Asks the process to stop, as an orchestrator does, and waits until it has. */
  public void stop() {
    running().destroy();
    awaitEnd();
  }

  /** Ends the process at once: nothing in it gets a chance to finish anything. */
  public void kill() {
    running().destroyForcibly();
    awaitEnd();
  }

  /** Stops the process where it is, as a pause of its machine would; {@link #resume} ends that. */
  public void freeze() {
    signal("STOP");
  }

  /** Lets a frozen process go on where it was. */
  public void resume() {
    signal("CONT");
  }

  private void signal(String signal) {
    try {
      int result =
          new ProcessBuilder("kill", "-" + signal, Long.toString(running().pid()))
              .start()
              .waitFor();
      if (result != 0) {
        throw new IllegalStateException(name + " does not take the signal " + signal);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What the service has logged so far, over all its starts. */
  public List<String> logLines() {
    try {
      return Files.exists(log) ? Files.readAllLines(log) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (process != null && process.isAlive()) {
      process.destroyForcibly();
      awaitEnd();
    }
  }

  private Process running() {
    if (process == null) {
      throw new IllegalStateException(name + " was never started");
    }
    return process;
  }

  private void awaitEnd() {
    try {
      if (!running().waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError(name + " did not stop within " + STOP_LIMIT);
      }
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

  private static Path jar(String name) {
    return Path.of("..", name, "target", "quarkus-app", "quarkus-run.jar")
        .toAbsolutePath()
        .normalize();
  }
}
