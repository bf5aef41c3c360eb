package org.campaignautomation.dispatch.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.dispatch.testing.Neighbours;
import org.campaignautomation.dispatch.testing.Scene;
import org.campaignautomation.dispatch.testing.ScriptedRelay;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.localstack.testing.TestStack;
import org.junit.jupiter.api.Test;

/** A rate is used by one pod alone, though the relay takes three times as long as a turn. */
@QuarkusTest
@TestProfile(SlowRelayIT.Limited.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "dispatch"))
@WithTestResource(ScriptedRelay.class)
class SlowRelayIT {
  private static final int RATE = 40;
  private static final int MESSAGES = 320;
  private static final Duration SOON = Duration.ofSeconds(60);

  /** With a rate. */
  public static final class Limited implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("dispatch.throttle.email-per-second", Integer.toString(RATE));
    }
  }

  @InjectStack TestStack stack;

  @Test
  void one_pod_alone_uses_the_rate() {
    double rate = rate();
    // A machine that stops our threads makes a run look slower than it was, never faster.
    for (int more = 2; more > 0 && rate < RATE * 0.9; more--) {
      rate = rate();
    }
    assertThat(rate).isBetween(RATE * 0.9, RATE * 1.01);
  }

  private double rate() {
    String domain = UUID.randomUUID() + ".example";
    try (Neighbours neighbours = new Neighbours(stack.bootstrapServers())) {
      Scene scene = Scene.create();
      neighbours.publish(Scene.settings());
      neighbours.publish(scene.defined(1, CampaignStatus.ACTIVE));
      IntStream.range(0, MESSAGES)
          .mapToObj(i -> scene.email("end=slow+" + i + "@" + domain))
          .forEach(neighbours::publish);
      await().atMost(SOON).until(() -> ScriptedRelay.times(domain).size() == MESSAGES);
    }
    // The first second is that of the first connections.
    List<Instant> times = ScriptedRelay.times(domain).subList(RATE, MESSAGES);
    Duration took = Duration.between(times.getFirst(), times.getLast());
    return (times.size() - 1) / (took.toMillis() / 1000.0);
  }
}
