package org.campaignautomation.enrollment.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.enrollment.Samples;
import org.campaignautomation.enrollment.SimulatedTime;
import org.campaignautomation.enrollment.StoredJobs;
import org.campaignautomation.enrollment.due.SimulatedDays;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.platform.ids.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is put off comes strictly later than now, whoever decided it. */
@QuarkusTest
@TestProfile(SimulatedTime.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "enrollment"))
class ProgressIT {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  @Inject SimulatedDays days;
  @Inject StoredJobs stored;
  @Inject Journeys journeys;
  @Inject MeterRegistry metrics;

  private final UUID campaignId = Ids.next();

  @BeforeEach
  void claimOne() {
    stored.clear();
    days.start(NOW);
    stored.define(Samples.active("acme", campaignId, Samples.step(1, Channel.EMAIL, Samples.NOW)));
    stored.hear(List.of(Samples.known("acme", Ids.next())));
  }

  @Test
  void aJobThatIsPutOffToAnInstantThatHasPassedWaitsAndIsCounted() {
    // given
    JobState claimed = days.claim(Channel.EMAIL).getFirst().job();
    double before = metrics.counter("jobs.without.progress").count();

    // when
    putOff(claimed, NOW);

    // then
    assertThat(metrics.counter("jobs.without.progress").count()).isEqualTo(before + 1);
    assertThat(stored.of(campaignId).getFirst().status()).isEqualTo("pending");
    assertThat(stored.of(campaignId).getFirst().dueAt()).isEqualTo(NOW.plusSeconds(60));
  }

  @Test
  void oneThatComesLaterIsLeftAsItIs() {
    JobState claimed = days.claim(Channel.EMAIL).getFirst().job();
    double before = metrics.counter("jobs.without.progress").count();

    putOff(claimed, NOW.plusMillis(1));

    assertThat(metrics.counter("jobs.without.progress").count()).isEqualTo(before);
    assertThat(stored.of(campaignId).getFirst().dueAt()).isEqualTo(NOW.plusMillis(1));
  }

  private void putOff(JobState job, Instant until) {
    QuarkusTransaction.requiringNew()
        .run(() -> journeys.carryOut(List.of(Decision.hold(job, until, "outside_window")), NOW));
  }
}
