package org.campaignautomation.enrollment.due;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.enrollment.journey.JobState;
import org.jboss.logging.Logger;

/** What waits, what goes out and how late. dispatch pods scale on {@code jobs.due}. */
@Singleton
class DueMetrics {
  private static final Logger LOG = Logger.getLogger(DueMetrics.class);
  private static final int COUNT_UP_TO = 100_000;

  private final ClaimTable table;
  private final MeterRegistry registry;
  private final Map<Channel, AtomicLong> due = new EnumMap<>(Channel.class);

  DueMetrics(ClaimTable table, MeterRegistry registry) {
    this.table = table;
    this.registry = registry;
    for (Channel channel : Channel.values()) {
      AtomicLong count = new AtomicLong();
      due.put(channel, count);
      Gauge.builder("jobs.due", count, AtomicLong::get)
          .description("Due jobs that are not claimed, counted up to " + COUNT_UP_TO)
          .tag("channel", tag(channel))
          .register(registry);
    }
  }

  @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
  void countDue() {
    due.forEach((channel, count) -> count.set(table.countDue(channel, COUNT_UP_TO)));
  }

  void claimed(Channel channel, int jobs) {
    registry.counter("jobs.claimed", "channel", tag(channel)).increment(jobs);
  }

  void handedOver(Channel channel, List<DueJob> jobs, Instant now) {
    registry.counter("jobs.handed.over", "channel", tag(channel)).increment(jobs.size());
    Timer lateness =
        Timer.builder("jobs.lateness")
            .description("From a job's due time to its hand-over")
            .tag("channel", tag(channel))
            .publishPercentileHistogram()
            .register(registry);
    for (DueJob one : jobs) {
      Instant dueAt = one.job().dueAt();
      if (dueAt != null && dueAt.isBefore(now)) {
        lateness.record(Duration.between(dueAt, now));
      }
    }
  }

  void refused(List<HandOver.Refused> refused) {
    refused.stream()
        .collect(Collectors.groupingBy(HandOver.Refused::reason))
        .forEach(
            (reason, alike) -> {
              JobState first = alike.getFirst().due().job();
              registry
                  .counter("jobs.refused", "channel", tag(first.channel()), "reason", reason)
                  .increment(alike.size());
              LOG.errorf(
                  "Kafka refuses the records of %d jobs (%s), such as job %s; they are tried again"
                      + " later",
                  alike.size(), reason, first.id());
            });
  }

  void handedOverAgain(int jobs) {
    registry.counter("jobs.handed.over.again").increment(jobs);
  }

  private static String tag(Channel channel) {
    return channel.name().toLowerCase(Locale.ROOT);
  }
}
