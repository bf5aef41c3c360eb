package org.campaignautomation.enrollment.due;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.enrollment.journey.JobStatus;
import org.campaignautomation.enrollment.journey.JobsChanged;

/** Runs one loop per channel in this pod, from start to stop. */
@Singleton
class Pump {
  private static final Duration STOP_WITHIN = Duration.ofSeconds(15);

  private final List<ChannelLoop> loops = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final Receipts receipts;
  private final DueConfig config;

  Pump(
      Claims claims,
      ClaimTable table,
      PumpBeats beats,
      Desk desk,
      Receipts receipts,
      DueConfig config,
      Pod pod) {
    this.receipts = receipts;
    this.config = config;
    for (Channel channel : Channel.values()) {
      loops.add(new ChannelLoop(channel, claims, table, beats, desk, config, pod.name()));
    }
  }

  void start(@Observes StartupEvent event) {
    if (config.enabled()) {
      for (ChannelLoop loop : loops) {
        String name = "due-" + loop.channel().name().toLowerCase(Locale.ROOT);
        threads.add(Thread.ofVirtual().name(name).start(loop));
      }
    }
  }

  /** Claims nothing more and lets the batch under way be handed over. */
  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    loops.forEach(ChannelLoop::stop);
    for (Thread thread : threads) {
      thread.join(STOP_WITHIN);
    }
    receipts.writeAll();
  }

  /** What was just planned may be due at once, and what was answered makes room. */
  void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobsChanged event) {
    if (event.wakes()) {
      List<UUID> ended =
          event.jobs().stream()
              .filter(job -> job.status() != JobStatus.PROCESSING)
              .map(JobsChanged.Job::jobId)
              .toList();
      loops.forEach(loop -> loop.ended(ended));
      loops.forEach(ChannelLoop::wake);
    }
  }
}
