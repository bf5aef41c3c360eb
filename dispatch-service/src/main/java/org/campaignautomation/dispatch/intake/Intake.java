package org.campaignautomation.dispatch.intake;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Starts the loops last and ends them first, while everything they use is still there. */
@Singleton
class Intake {
  private static final Logger LOG = Logger.getLogger(Intake.class);

  /** Orchestrators usually kill after 30 s. */
  private static final Duration GRACE = Duration.ofSeconds(20);

  private record Running(String name, TopicLoop loop, Thread thread) {}

  private final List<TopicHandler> handlers;
  private final String bootstrapServers;
  private final List<Running> running = new ArrayList<>();

  Intake(
      @All List<TopicHandler> handlers,
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
    this.handlers = handlers;
    this.bootstrapServers = bootstrapServers;
  }

  void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent event) {
    for (TopicHandler handler : handlers) {
      TopicLoop loop = new TopicLoop(handler, bootstrapServers);
      Thread thread = Thread.ofPlatform().name("intake-" + handler.name()).daemon().start(loop);
      running.add(new Running(handler.name(), loop, thread));
    }
  }

  /** Takes nothing more and lets what is on the wire end, so that nothing is left unknown. */
  void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event)
      throws InterruptedException {
    Instant deadline = Instant.now().plus(GRACE);
    running.forEach(each -> each.loop().stop());
    for (Running each : running) {
      Duration left = Duration.between(Instant.now(), deadline);
      if (!each.thread().join(left.isPositive() ? left : Duration.ofMillis(1))) {
        LOG.warnf("%s did not end in time", each.name());
      }
    }
    running.clear();
  }
}
