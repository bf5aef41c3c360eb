package org.campaignautomation.benchmarks.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a process and all that it started take of the machine, by {@code /proc}. */
public final class ProcessTree {
  /** What {@code sysconf(_SC_CLK_TCK)} says on every Linux. */
  private static final double TICKS_PER_SECOND = 100;

  private static final int USER_TIME = 11;
  private static final int WAITED_SYSTEM_TIME = 14;

  private final ProcessHandle root;

  private ProcessTree(ProcessHandle root) {
    this.root = root;
  }

  /**
   * The tree below a process.
   *
   * @throws IllegalStateException if there is no such process
   */
  public static ProcessTree of(long pid) {
    return new ProcessTree(
        ProcessHandle.of(pid)
            .orElseThrow(() -> new IllegalStateException("there is no process " + pid)));
  }

  /** The processors' time that it has taken so far, in seconds; that of its dead children too. */
  public double cpuSeconds() {
    return all().stream().mapToDouble(each -> ticks(each.pid())).sum() / TICKS_PER_SECOND;
  }

  /** The memory that the process itself holds, in MiB. */
  public long residentMiB() {
    return lines(root.pid(), "status").stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  /**
   * The memory that it holds together, in MiB: what processes share, as a database's do, is counted
   * once.
   */
  public long sharedMiB() {
    return all().stream().mapToLong(each -> proportionalKiB(each.pid())).sum() / 1024;
  }

  private static long proportionalKiB(long pid) {
    return lines(pid, "smaps_rollup").stream()
        .filter(line -> line.startsWith("Pss:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .sum();
  }

  private List<ProcessHandle> all() {
    return Stream.concat(Stream.of(root), root.descendants()).toList();
  }

  private static long ticks(long pid) {
    List<String> lines = lines(pid, "stat");
    if (lines.isEmpty()) {
      return 0;
    }
    // The name, in brackets, may hold blanks; what is wanted comes behind it.
    String line = lines.getFirst();
    String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = 0;
    for (int field = USER_TIME; field <= WAITED_SYSTEM_TIME; field++) {
      ticks += Long.parseLong(fields[field]);
    }
    return ticks;
  }

  private static List<String> lines(long pid, String file) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), file));
    } catch (IOException e) {
      // It ended meanwhile; its parent has its time.
      return List.of();
    }
  }
}
