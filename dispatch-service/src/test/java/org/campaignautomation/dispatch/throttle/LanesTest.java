package org.campaignautomation.dispatch.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanesTest {
  @ParameterizedTest
  @CsvSource({
    // connections, milliseconds of a message: messages of each lane, jobs of a batch
    "10, 1000, 4, 2000",
    "10, 10, 4, 2000",
    "10, 5, 6, 2000",
    "10, 0.2, 10, 2000",
    "1, 0.2, 1, 2000",
    "300, 0.2, 150, 2000",
    "2000, 0.2, 667, 2000"
  })
  void without_a_rate_claims_are_no_larger_than_the_connections(
      int connections, double millis, int messages, int batch) {
    assertThat(Lanes.unlimited(connections, 1, millis / 1000))
        .isEqualTo(new Lanes(3, messages, batch));
  }

  @Test
  void who_accepts_more_doubt_has_larger_claims_where_the_relay_is_fast() {
    assertThat(Lanes.unlimited(10, 100, 0.0002).messages()).isEqualTo(100);
    assertThat(Lanes.unlimited(10, 100, 0.001).messages()).isEqualTo(30);
    assertThat(Lanes.unlimited(10, 100, 0.01).messages()).isEqualTo(4);
  }

  @Test
  void before_anything_is_known_all_claims_together_are_as_large_as_the_connections() {
    assertThat(Lanes.unlimited(21, 1, Lanes.slowest()).messages()).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource({
    // connections, rate, tokens of a turn, of a message: lanes, messages of each, jobs of a batch
    "10, 200, 10, 1, 2, 5, 500",
    "40, 200, 10, 1, 4, 10, 500",
    "10, 50, 2, 1, 5, 2, 200",
    "40, 50, 2, 1, 12, 2, 200",
    "10, 10, 1, 1, 10, 1, 40",
    "10, 1, 1, 1, 2, 1, 10",
    "10, 0.1, 1, 1, 2, 1, 10",
    "1, 200, 10, 1, 1, 1, 500",
    "10, 5000, 250, 1, 2, 5, 500",
    "20, 200, 10, 2, 4, 5, 500",
    "20, 200, 10, 1.5, 3, 6, 500",
    "20, 200, 10, 25, 12, 1, 500"
  })
  void a_rate_is_shared_by_lanes(
      int connections,
      double rate,
      int perTurn,
      double perMessage,
      int count,
      int messages,
      int batch) {
    Lanes lanes = Lanes.limited(connections, rate, perTurn, perMessage);
    assertThat(lanes).isEqualTo(new Lanes(count, messages, batch));
    assertThat(lanes.count() * lanes.messages()).isLessThanOrEqualTo(connections);
  }
}
