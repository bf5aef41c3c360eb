package org.campaignautomation.benchmarks.enrolling;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.campaignautomation.benchmarks.Figure;
import org.campaignautomation.benchmarks.machine.Backends;
import org.campaignautomation.benchmarks.machine.Pod;
import org.campaignautomation.benchmarks.machine.ProcessTree;

/** What a stretch of work takes: time, and that of the processors. */
final class Load {
  /** What everything is judged by. */
  static final String THROUGHPUT = "throughput";

  private static final String CPU = "CPU-seconds per thousand";

  /** Sessions of a killed process must not lose their partitions while they stand still. */
  static final Map<String, String> PATIENT =
      Map.of("MP_MESSAGING_CONNECTOR_SMALLRYE_KAFKA_SESSION_TIMEOUT_MS", "300000");

  private final List<ProcessTree> trees = new ArrayList<>();
  private final double cpuBefore;
  private final long began = System.nanoTime();

  /** Begins now. */
  Load(Backends backends, List<Pod> pods) {
    pods.forEach(pod -> trees.add(pod.tree()));
    trees.add(backends.database());
    trees.add(backends.kafka());
    cpuBefore = cpu();
  }

  /** Ends now; answers the rate, and the processors' time of a thousand. */
  List<Figure> figures(int count, String unit) {
    double seconds = (System.nanoTime() - began) / 1e9;
    return List.of(
        new Figure(THROUGHPUT, count / seconds, unit),
        new Figure(CPU, (cpu() - cpuBefore) * 1000 / count, "s"));
  }

  private double cpu() {
    return trees.stream().mapToDouble(ProcessTree::cpuSeconds).sum();
  }
}
