package org.campaignautomation.endtoend.fleet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import org.campaignautomation.endtoend.installation.ServiceProcess;

/** What some processes hold in memory over some time. */
final class MemoryCurve {
  private final List<ServiceProcess> processes;
  private final Map<ServiceProcess, LongSummaryStatistics> resident = new HashMap<>();
  private final List<Long> liveBefore = new ArrayList<>();
  private final List<Long> liveAfter = new ArrayList<>();

  MemoryCurve(List<ServiceProcess> processes) {
    this.processes = processes;
  }

  /** From now on it is to be flat. */
  void begin() {
    resident.clear();
    liveBefore.clear();
    processes.forEach(process -> liveBefore.add(Gauges.liveMiB(process)));
  }

  /** Takes a look. */
  void sample() {
    processes.forEach(
        process ->
            resident
                .computeIfAbsent(process, p -> new LongSummaryStatistics())
                .accept(Gauges.residentMiB(process)));
  }

  /** The last look. */
  void end() {
    liveAfter.clear();
    processes.forEach(process -> liveAfter.add(Gauges.liveMiB(process)));
  }

  /** By how much the heap of the process that grew most grew, each time after a collection. */
  long grownMiB() {
    long most = Long.MIN_VALUE;
    for (int i = 0; i < processes.size(); i++) {
      most = Math.max(most, liveAfter.get(i) - liveBefore.get(i));
    }
    return most;
  }

  /** The most that lay between the least and the most resident memory of a process. */
  long swingMiB() {
    return resident.values().stream()
        .mapToLong(each -> each.getMax() - each.getMin())
        .max()
        .orElseThrow();
  }

  @Override
  public String toString() {
    return "heap after a collection %s MiB, then %s MiB; resident %s"
        .formatted(
            liveBefore,
            liveAfter,
            resident.values().stream()
                .map(each -> each.getMin() + "-" + each.getMax() + " MiB")
                .toList());
  }
}
