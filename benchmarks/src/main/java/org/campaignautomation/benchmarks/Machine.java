package org.campaignautomation.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** On what it was measured: numbers without their machine say nothing. */
final class Machine {
  private Machine() {}

  static String json() {
    return """
        {
          "cores": %d,
          "memoryMiB": %d,
          "processor": "%s",
          "kernel": "%s",
          "jdk": "%s",
          "commit": "%s",
          "at": "%s"
        }
        """
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            memoryMiB(),
            line(Path.of("/proc/cpuinfo"), "model name"),
            System.getProperty("os.name") + " " + System.getProperty("os.version"),
            System.getProperty("java.vendor") + " " + System.getProperty("java.runtime.version"),
            commit(),
            Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  private static long memoryMiB() {
    String total = line(Path.of("/proc/meminfo"), "MemTotal").replaceAll("\\D", "");
    return total.isEmpty() ? 0 : Long.parseLong(total) / 1024;
  }

  private static String line(Path file, String name) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }

  private static String commit() {
    try {
      Process git = new ProcessBuilder("git", "rev-parse", "--short=12", "HEAD").start();
      String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return git.waitFor() == 0 ? commit.strip() : "unknown";
    } catch (IOException e) {
      return "unknown";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "unknown";
    }
  }
}
