package org.campaignautomation.benchmarks.sink;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.campaignautomation.localstack.ChildProcess;
import org.campaignautomation.localstack.FreePorts;

/** Postfix' own pair for measuring: smtp-sink takes mail, smtp-source makes it. */
public final class SmtpSinkProcess implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(10);
  private static final Pattern MESSAGES = Pattern.compile("mesg=(\\d+)\\D");
  private static final List<Path> HOMES =
      List.of(Path.of("/usr/sbin"), Path.of("/usr/bin"), Path.of("/usr/local/sbin"));

  private final Process process;
  private final int port;
  private volatile int messages;

  private SmtpSinkProcess(Process process, int port) {
    this.process = process;
    this.port = port;
    Thread.ofPlatform().daemon().name("smtp-sink-count").start(this::count);
  }

  /** Whether both programs are on this machine. */
  public static boolean isInstalled() {
    return program("smtp-sink").isPresent() && program("smtp-source").isPresent();
  }

  /**
   * Starts a sink on a free port.
   *
   * @throws IllegalStateException if it is not installed, or does not start
   */
  public static SmtpSinkProcess start() {
    int port = FreePorts.next();
    List<String> command = new ArrayList<>(List.of(required("smtp-sink"), "-c"));
    if (System.getProperty("user.name").equals("root")) {
      // It will not run as root.
      command.addAll(List.of("-u", "nobody"));
    }
    command.addAll(List.of("127.0.0.1:" + port, "200"));
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      SmtpSinkProcess sink = new SmtpSinkProcess(process, port);
      sink.awaitReady();
      return sink;
    } catch (IOException e) {
      throw new UncheckedIOException("smtp-sink cannot be started", e);
    }
  }

  /** The port it listens on. */
  public int port() {
    return port;
  }

  /** The operating system's number of it. */
  public long pid() {
    return process.pid();
  }

  /** How many messages came since it was started. */
  public int messages() {
    return messages;
  }

  /**
   * Lets smtp-source send to it over kept connections, and waits until it has.
   *
   * @param bytes of a message's body
   */
  public void fill(int count, int sessions, int bytes) {
    List<String> command =
        List.of(
            required("smtp-source"),
            "-d",
            "-s",
            Integer.toString(sessions),
            "-m",
            Integer.toString(count),
            "-l",
            Integer.toString(bytes),
            "-f",
            "news@acme.example",
            "-t",
            "somebody@people.example",
            "127.0.0.1:" + port);
    try {
      Process source =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      int result = source.waitFor();
      if (result != 0) {
        throw new IllegalStateException("smtp-source ended with " + result);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("smtp-source cannot be started", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitReady() {
    long limit = System.nanoTime() + START_LIMIT.toNanos();
    while (!ChildProcess.accepts(port)) {
      if (!process.isAlive() || System.nanoTime() > limit) {
        close();
        throw new IllegalStateException("smtp-sink does not start on port " + port);
      }
      Thread.onSpinWait();
    }
  }

  /** The counter is written anew on the same line for each message; the last whole one counts. */
  private void count() {
    byte[] buffer = new byte[64 * 1024];
    StringBuilder open = new StringBuilder();
    try (InputStream in = process.getInputStream()) {
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        open.append(new String(buffer, 0, length, StandardCharsets.US_ASCII));
        int from = Math.max(0, open.lastIndexOf("\r", open.length() - 2) - 60);
        Matcher counter = MESSAGES.matcher(open);
        int found = from;
        while (counter.find(found)) {
          messages = Integer.parseInt(counter.group(1));
          found = counter.end();
        }
        open.delete(0, Math.max(0, open.lastIndexOf("\r")));
      }
    } catch (IOException e) {
      // The sink has ended.
    }
  }

  private static String required(String name) {
    return program(name)
        .map(Path::toString)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    name
                        + " is missing; it is in the package postfix (Debian: apt-get install"
                        + " --no-install-recommends postfix; no daemon is needed)"));
  }

  private static Optional<Path> program(String name) {
    return Stream.concat(
            HOMES.stream(),
            Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1)).map(Path::of))
        .map(home -> home.resolve(name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
