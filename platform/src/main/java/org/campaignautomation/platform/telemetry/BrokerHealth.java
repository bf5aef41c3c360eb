package org.campaignautomation.platform.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/**
 * The broker's state as a health entry and the metric {@code broker.up}. Never fails readiness:
 * requests are served while the broker is away, since the outbox keeps what it will need.
 */
@Readiness
@Singleton
public class BrokerHealth implements HealthCheck {
  private static final Duration INTERVAL = Duration.ofSeconds(10);
  private static final int TIMEOUT_MILLIS = 3_000;

  private final String bootstrapServers;
  private volatile boolean up;
  private volatile boolean stopping;
  private @Nullable Thread thread;

  BrokerHealth(
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
      MeterRegistry registry) {
    this.bootstrapServers = bootstrapServers;
    registry.gauge("broker.up", this, health -> health.up ? 1 : 0);
  }

  void start(@Observes StartupEvent event) {
    thread = Thread.ofPlatform().name("broker-health").daemon().start(this::watch);
  }

  void stop(@Observes ShutdownEvent event) {
    stopping = true;
    if (thread != null) {
      thread.interrupt();
    }
  }

  /**
   * A further start in this JVM, as in tests and live reload, would keep the gauges of objects that
   * are gone instead of taking new ones.
   */
  void forgetMeters(@Observes ShutdownEvent event, MeterRegistry registry) {
    registry.clear();
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("broker").up().withData("state", up ? "up" : "down").build();
  }

  private void watch() {
    Map<String, Object> settings =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            TIMEOUT_MILLIS,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            TIMEOUT_MILLIS);
    try (Admin admin = Admin.create(settings)) {
      while (!stopping) {
        up = answers(admin);
        Thread.sleep(INTERVAL);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean answers(Admin admin) throws InterruptedException {
    try {
      admin.describeCluster().clusterId().get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }
}
