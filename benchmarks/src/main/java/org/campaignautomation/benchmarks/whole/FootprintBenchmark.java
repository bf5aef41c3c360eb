package org.campaignautomation.benchmarks.whole;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.campaignautomation.benchmarks.Benchmark;
import org.campaignautomation.benchmarks.Contender;
import org.campaignautomation.benchmarks.Field;
import org.campaignautomation.benchmarks.Figure;
import org.campaignautomation.benchmarks.Measured;
import org.campaignautomation.benchmarks.Progress;
import org.campaignautomation.benchmarks.Scale;
import org.campaignautomation.benchmarks.Target;
import org.campaignautomation.benchmarks.Watched;
import org.campaignautomation.benchmarks.machine.Backends;
import org.campaignautomation.benchmarks.machine.Pod;
import org.campaignautomation.benchmarks.machine.Waiting;

/** B12: what the product takes of a machine, idle and at work, and how soon a pod is ready. */
public final class FootprintBenchmark implements Benchmark {
  private static final String READY = "slowest service ready";
  private static final String ROWS = "row writes per message";
  private static final String CPU = "CPU-seconds per thousand";
  private static final String WAL = "WAL per message";
  private static final String TABLES = "tables per message";
  private static final String MEMORY = "largest service at work";

  @Override
  public String name() {
    return "B12";
  }

  @Override
  public String question(Scale scale) {
    return "what it takes of the machine, idle and while %,d people have an e-mail and an SMS"
        .formatted(people(scale));
  }

  @Override
  public List<Target> targets() {
    return List.of(
        Target.atMost(ROWS, Contender.PRODUCT, ROWS, 6, "rows"),
        Target.atMost(MEMORY, Contender.PRODUCT, MEMORY, 450, "MiB"),
        Target.atMost(READY + ", with its AOT cache", Contender.PRODUCT, READY, 5, "s"));
  }

  /** What it is to be small of, each pod's memory too. */
  @Override
  public List<Watched> watched(Scale scale) {
    List<Watched> watched = new ArrayList<>();
    watched.add(Watched.cost(ROWS, "rows"));
    for (String module : Product.MODULES) {
      watched.add(Watched.cost(module + " idle", "MiB"));
    }
    watched.add(Watched.cost(MEMORY, "MiB"));
    watched.add(Watched.cost(CPU, "s"));
    watched.add(Watched.cost(WAL, "bytes"));
    watched.add(Watched.cost(TABLES, "bytes"));
    watched.add(Watched.cost(READY, "s"));
    return List.copyOf(watched);
  }

  private static int people(Scale scale) {
    return scale.of(50, 4_000, 20_000);
  }

  @Override
  public Field open(Scale scale, Progress progress) {
    Product product = Product.start();
    product.activate("acme", "Footprint", Steps.MAIL_AND_TEXT);
    Map<String, Path> caches = new LinkedHashMap<>();
    if (scale != Scale.SHORT) {
      progress.say("warm-up: " + Burst.of(product, people(scale) / 2));
      product.pods().keySet().forEach(module -> caches.put(module, cache(product, module)));
      progress.say("an AOT cache was made for each service");
    }
    return new Field() {
      @Override
      public List<Contender> contenders() {
        return List.of(
            new Contender(Contender.PRODUCT, () -> measure(product, people(scale), caches)));
      }

      @Override
      public void close() {
        product.close();
      }
    };
  }

  private static Measured measure(Product product, int people, Map<String, Path> caches) {
    List<Figure> figures = new ArrayList<>();
    product
        .pods()
        .forEach(
            (module, pod) ->
                figures.add(new Figure(module + " idle", pod.tree().residentMiB(), "MiB")));
    Written before = Written.by(product.backends());
    Burst.Outcome burst = Burst.of(product, people);
    Written written = Written.by(product.backends()).since(before);
    long largest =
        product.pods().values().stream().mapToLong(pod -> pod.tree().residentMiB()).max().orElse(0);
    double messages = burst.messages();
    figures.addFirst(new Figure(ROWS, written.rows() / messages, "rows"));
    figures.add(new Figure(MEMORY, largest, "MiB"));
    figures.add(new Figure(CPU, 1000 * burst.cpuSeconds() / messages, "s"));
    figures.add(new Figure(WAL, written.walBytes() / messages, "bytes"));
    figures.add(new Figure(TABLES, written.tableBytes() / messages, "bytes"));
    caches.entrySet().stream()
        .mapToDouble(cache -> ready(product, cache.getKey(), cache.getValue()).toNanos() / 1e9)
        .max()
        .ifPresent(slowest -> figures.add(new Figure(READY, slowest, "s")));
    return new Measured(figures, burst.lost(), burst.duplicates());
  }

  /** A further pod is started and ended, so that the JVM writes down what it has loaded. */
  private static Path cache(Product product, String module) {
    Path cache = product.backends().logs().resolve(module + ".aot");
    Pod pod =
        Pod.start(
            product
                .startOf(module)
                .named(module + "-training")
                .with(List.of("-XX:AOTCacheOutput=" + cache)));
    pod.awaitReady();
    pod.close();
    return cache;
  }

  private static Duration ready(Product product, String module, Path cache) {
    Pod pod =
        Pod.start(
            product
                .startOf(module)
                .named(module + "-cached")
                .with(List.of("-XX:AOTCache=" + cache)));
    try (pod) {
      return pod.awaitReady();
    }
  }

  /**
   * What the database has written.
   *
   * @param rows that were inserted, changed or removed
   * @param walBytes of its log
   * @param tableBytes of the tables and their indexes
   */
  private record Written(long rows, long walBytes, long tableBytes) {
    private static final Duration STATISTICS = Duration.ofSeconds(2);

    static Written by(Backends backends) {
      // Each of its processes tells now and then what it has done.
      Waiting.pause(STATISTICS);
      return new Written(
          backends.number("select sum(n_tup_ins + n_tup_upd + n_tup_del) from pg_stat_user_tables"),
          backends.number("select pg_current_wal_lsn() - '0/0'::pg_lsn"),
          backends.number("select sum(pg_total_relation_size(relid)) from pg_stat_user_tables"));
    }

    Written since(Written before) {
      return new Written(
          rows - before.rows(), walBytes - before.walBytes(), tableBytes - before.tableBytes());
    }
  }
}
