package org.campaignautomation.benchmarks.enrolling;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.campaignautomation.benchmarks.Figure;
import org.campaignautomation.benchmarks.Growth;
import org.campaignautomation.benchmarks.machine.Backends;
import org.campaignautomation.benchmarks.machine.Pod;
import org.campaignautomation.benchmarks.machine.ProcessTree;

/** What a stretch of work takes: time, that of the processors, and memory. */
final class Load {
  /** What everything is judged by. */
  static final String THROUGHPUT = "throughput";

  private static final String CPU = "CPU-seconds per thousand";

  /** Sessions of a killed process must not lose their partitions while they stand still. */
  static final Map<String, String> PATIENT =
      Map.of("MP_MESSAGING_CONNECTOR_SMALLRYE_KAFKA_SESSION_TIMEOUT_MS", "300000");

  /** What it takes of the machine's memory. */
  static final String SERVICE_MEMORY = "memory of the service";

  /** The same of the database. */
  static final String DATABASE_MEMORY = "memory of the database";

  private final List<ProcessTree> trees = new ArrayList<>();
  private final Backends backends;
  private final List<Pod> pods;
  private final double cpuBefore;
  private final long began = System.nanoTime();

  /** Begins now. */
  Load(Backends backends, List<Pod> pods) {
    this.backends = backends;
    this.pods = List.copyOf(pods);
    pods.forEach(pod -> trees.add(pod.tree()));
    trees.add(backends.database());
    trees.add(backends.kafka());
    cpuBefore = cpu();
  }

  /** Ends now; answers the rate, the processors' time of a thousand, and the memory. */
  List<Figure> figures(int count, String unit) {
    double seconds = (System.nanoTime() - began) / 1e9;
    return List.of(
        new Figure(THROUGHPUT, count / seconds, unit),
        new Figure(CPU, (cpu() - cpuBefore) * 1000 / count, "s"),
        new Figure(SERVICE_MEMORY, memory(pods), "MiB"),
        new Figure(DATABASE_MEMORY, backends.database().sharedMiB(), "MiB"));
  }

  /**
   * What is drawn where it grows: the rate, and the memory.
   *
   * @param services the power of the size that the services' memory should go with
   */
  static List<Growth.Line> lines(double services) {
    return List.of(
        new Growth.Line(THROUGHPUT, 0),
        new Growth.Line(SERVICE_MEMORY, services),
        new Growth.Line(DATABASE_MEMORY, 0));
  }

  private static long memory(List<Pod> pods) {
    return pods.stream().mapToLong(pod -> pod.tree().residentMiB()).sum();
  }

  private double cpu() {
    return trees.stream().mapToDouble(ProcessTree::cpuSeconds).sum();
  }
}
