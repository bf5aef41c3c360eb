package org.campaignautomation.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BrokerHealthTest {
  private final CompositeMeterRegistry registry = new CompositeMeterRegistry();

  @Test
  void aFurtherStartHasItsOwnGauges() {
    // given
    registry.add(new SimpleMeterRegistry());
    BrokerHealth health = new BrokerHealth("localhost:1", registry);
    AtomicLong before = registry.gauge("jobs", new AtomicLong(1));
    assertThat(registry.get("jobs").gauge().value()).isEqualTo(1);

    // when
    health.forgetMeters(new ShutdownEvent(), registry);

    // then
    AtomicLong after = registry.gauge("jobs", new AtomicLong(2));
    assertThat(registry.get("jobs").gauge().value()).isEqualTo(2);
    assertThat(before).isNotSameAs(after);
  }
}
