package org.campaignautomation.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.platform.inbox.Inbox.Arrival;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "campaign"))
class InboxIT {
  private static final byte[] BODY = {1, 2, 3};
  private static final byte[] OTHER_BODY = {4};

  @Inject Inbox inbox;

  @Test
  void the_same_event_is_known_and_another_body_under_its_id_is_a_conflict() {
    // given
    String known = UUID.randomUUID().toString();
    String reused = UUID.randomUUID().toString();
    String fresh = UUID.randomUUID().toString();
    record(Map.of(known, BODY, reused, BODY));

    // when
    Map<String, Arrival> arrivals = record(Map.of(known, BODY, reused, OTHER_BODY, fresh, BODY));

    // then
    assertThat(arrivals)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(known, Arrival.REPEAT, reused, Arrival.CONFLICT, fresh, Arrival.FIRST));
  }

  @Test
  void of_a_hundred_at_once_one_is_first() throws Exception {
    // given
    String id = UUID.randomUUID().toString();
    List<Callable<Map<String, Arrival>>> hundred =
        Stream.<Callable<Map<String, Arrival>>>generate(() -> () -> record(Map.of(id, BODY)))
            .limit(100)
            .toList();

    // when
    List<Future<Map<String, Arrival>>> arrivals;
    try (ExecutorService threads = Executors.newFixedThreadPool(10)) {
      arrivals = threads.invokeAll(hundred);
    }

    // then
    assertThat(arrivals)
        .map(Future::resultNow)
        .filteredOn(arrival -> arrival.get(id) == Arrival.FIRST)
        .hasSize(1);
    assertThat(arrivals)
        .map(Future::resultNow)
        .filteredOn(arrival -> arrival.get(id) == Arrival.REPEAT)
        .hasSize(99);
  }

  @Test
  void only_what_is_old_enough_is_forgotten() {
    // given
    String id = UUID.randomUUID().toString();
    record(Map.of(id, BODY));

    // when
    QuarkusTransaction.requiringNew().call(() -> inbox.purge(Duration.ofDays(30), 1_000));

    // then
    assertThat(record(Map.of(id, BODY))).containsEntry(id, Arrival.REPEAT);
  }

  private Map<String, Arrival> record(Map<String, byte[]> bodies) {
    return QuarkusTransaction.requiringNew().call(() -> inbox.record("test", bodies));
  }
}
