package org.campaignautomation.dispatch.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.contracts.JobDue;
import org.campaignautomation.dispatch.testing.Neighbours;
import org.campaignautomation.dispatch.testing.Scene;
import org.campaignautomation.dispatch.testing.ShortTimes;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.localstack.testing.TestStack;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ShortTimes.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "dispatch"))
class GracefulStopIT {
  private static final int MESSAGES = 2_000;
  private static final Duration SOON = Duration.ofSeconds(60);

  @InjectStack TestStack stack;
  @Inject Intake intake;

  @Test
  void a_stop_under_load_leaves_nothing_unknown_and_a_start_doubles_nothing() throws Exception {
    String domain = UUID.randomUUID() + ".example";
    try (Neighbours neighbours = new Neighbours(stack.bootstrapServers())) {
      Scene scene = Scene.create();
      neighbours.publish(Scene.settings());
      neighbours.publish(scene.defined(1, CampaignStatus.ACTIVE));
      List<JobDue> jobs =
          IntStream.range(0, MESSAGES).mapToObj(i -> scene.email("a" + i + "@" + domain)).toList();
      // Published meanwhile: the service sends faster than it is asked to, one by one.
      Thread publisher = Thread.ofPlatform().start(() -> jobs.forEach(neighbours::publish));
      await().atMost(SOON).until(() -> received(domain).size() > 20);

      intake.stop(new ShutdownEvent());

      int stoppedAt = received(domain).size();
      assertThat(count(scene, "accepted")).isEqualTo(stoppedAt).isLessThan(MESSAGES);
      assertThat(count(scene, "sending")).isZero();

      intake.start(new StartupEvent());
      publisher.join();

      await().atMost(SOON).until(() -> count(scene, "accepted") == MESSAGES);
      assertThat(received(domain)).hasSize(MESSAGES).allSatisfy((to, n) -> assertThat(n).isOne());
      assertThat(count(scene, "unknown")).isZero();
    }
  }

  private Map<String, Long> received(String domain) {
    return stack.inbox().messages().stream()
        .flatMap(mail -> mail.envelopeTo().stream())
        .filter(address -> address.endsWith(domain))
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  private int count(Scene scene, String state) throws SQLException {
    try (Connection connection = stack.adminConnection();
        Statement select = connection.createStatement();
        ResultSet row =
            select.executeQuery(
                "select count(*) from dispatch.deliveries where campaign_id = '%s' and state = '%s'"
                    .formatted(scene.campaignId(), state))) {
      row.next();
      return row.getInt(1);
    }
  }
}
