package org.campaignautomation.enrollment.due;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.campaignautomation.enrollment.due.Receipts.Receipt;
import org.junit.jupiter.api.Test;

class ReceiptsTest {
  private final List<Receipt> written = new ArrayList<>();

  @Test
  void a_receipt_is_written_when_its_time_has_come_and_once() {
    Receipts patient = new Receipts(written::addAll, Duration.ofHours(1));
    Receipts hasty = new Receipts(written::addAll, Duration.ZERO);
    List<Receipt> two = receipts(2);

    patient.keep(two);
    patient.write();
    assertThat(written).isEmpty();

    hasty.keep(two);
    hasty.write();
    hasty.write();
    assertThat(written).isEqualTo(two);
  }

  @Test
  void what_cannot_be_written_is_written_later_in_its_order() {
    List<RuntimeException> away = new ArrayList<>(List.of(new IllegalStateException("away")));
    Receipts receipts =
        new Receipts(
            batch -> {
              if (!away.isEmpty()) {
                throw away.removeFirst();
              }
              written.addAll(batch);
            },
            Duration.ZERO);
    List<Receipt> first = receipts(2);
    List<Receipt> second = receipts(3);
    receipts.keep(first);
    receipts.keep(second);

    assertThatThrownBy(receipts::write).hasMessage("away");
    assertThat(written).isEmpty();
    receipts.write();

    assertThat(written).containsSequence(first).containsSequence(second).hasSize(5);
    assertThat(written.subList(0, 2)).isEqualTo(first);
  }

  @Test
  void more_than_fit_into_memory_are_written_before_their_time() {
    Receipts receipts = new Receipts(written::addAll, Duration.ofHours(1));
    List<Receipt> first = receipts(30_000);
    List<Receipt> second = receipts(30_000);

    receipts.keep(first);
    receipts.keep(second);
    receipts.write();

    assertThat(written).isEqualTo(first);
  }

  private static List<Receipt> receipts(int number) {
    return IntStream.range(0, number)
        .mapToObj(any -> new Receipt(UUID.randomUUID(), 1, Instant.EPOCH))
        .toList();
  }
}
