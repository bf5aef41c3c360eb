package org.campaignautomation.endtoend.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.campaignautomation.endtoend.installation.Api;
import org.campaignautomation.endtoend.installation.ServiceProcess;

/** What a process says of itself, and what the operating system says of it. */
final class Gauges {
  private Gauges() {}

  /** The sum of a metric over its series, of those with a label where one is given. */
  static double metric(ServiceProcess process, String name, String label) {
    return Api.anonymous(process.uri())
        .get("/q/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .filter(line -> line.contains(label))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** Whether a process sends over a channel: its breaker is closed. */
  static boolean sends(ServiceProcess process, String channel) {
    return metric(process, "dispatch_breaker_state", "channel=\"" + channel + "\"") == 0;
  }

  /** The memory that a process has, in MiB. */
  static long residentMiB(ServiceProcess process) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a process holds on its heap, in MiB, right after a collection. */
  static long liveMiB(ServiceProcess process) {
    try {
      Process collection =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                  Long.toString(process.pid()),
                  "GC.run")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (collection.waitFor() != 0) {
        throw new IllegalStateException("no collection of " + process.name());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return (long) metric(process, "jvm_memory_used_bytes", "area=\"heap\"") / (1024 * 1024);
  }
}
