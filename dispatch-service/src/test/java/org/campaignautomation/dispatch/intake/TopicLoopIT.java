package org.campaignautomation.dispatch.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.campaignautomation.dispatch.testing.Neighbours;
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
class TopicLoopIT {
  /** Some topic that this service does not read otherwise. */
  private static final String TOPIC = "crm.acme.contacts.v1";

  private static final int RECORDS = 60;
  private static final Duration SOON = Duration.ofSeconds(40);

  @InjectStack TestStack stack;

  /** Notes what it handles; once told to, it waits in the middle of a batch. */
  private static final class Notes implements TopicHandler {
    private final Set<String> handled = ConcurrentHashMap.newKeySet();
    private final CountDownLatch waiting = new CountDownLatch(1);
    private final CountDownLatch goOn;

    Notes(boolean waits) {
      goOn = new CountDownLatch(waits ? 1 : 0);
    }

    @Override
    public String name() {
      return "notes";
    }

    @Override
    public List<String> topics() {
      return List.of(TOPIC);
    }

    @Override
    public int batchSize() {
      return 5;
    }

    @Override
    public void handle(List<ConsumerRecord<String, byte[]>> batch) {
      waiting.countDown();
      try {
        goOn.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
      batch.forEach(each -> handled.add(new String(each.value(), StandardCharsets.UTF_8)));
    }
  }

  private Thread start(TopicLoop loop) {
    return Thread.ofPlatform().daemon().start(loop);
  }

  @Test
  void a_batch_that_waits_holds_up_no_other_pod() throws InterruptedException {
    Notes held = new Notes(true);
    Notes free = new Notes(false);
    TopicLoop first = new TopicLoop(held, stack.bootstrapServers());
    TopicLoop second = new TopicLoop(free, stack.bootstrapServers());
    Thread firstThread = start(first);
    try (Neighbours neighbours = new Neighbours(stack.bootstrapServers())) {
      publish(neighbours, "before", 1);
      held.waiting.await();

      // The first polls while it waits; else the group would wait for it.
      Thread secondThread = start(second);
      await()
          .atMost(SOON)
          .until(
              () -> {
                publish(neighbours, "meanwhile", RECORDS);
                return !free.handled.isEmpty();
              });
      assertThat(held.handled).isEmpty();

      held.goOn.countDown();
      publish(neighbours, "afterwards", RECORDS);
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> {
                Set<String> all = ConcurrentHashMap.newKeySet();
                all.addAll(held.handled);
                all.addAll(free.handled);
                assertThat(all).contains("before-0");
                assertThat(all.stream().filter(each -> each.startsWith("afterwards")))
                    .hasSize(RECORDS);
                assertThat(held.handled).anyMatch(each -> each.startsWith("afterwards"));
              });
      first.stop();
      second.stop();
      firstThread.join();
      secondThread.join();
    }
  }

  private static void publish(Neighbours neighbours, String what, int number) {
    for (int i = 0; i < number; i++) {
      String text = what + "-" + i;
      neighbours.publish(TOPIC, text, "Note", "acme", text.getBytes(StandardCharsets.UTF_8), null);
    }
  }
}
