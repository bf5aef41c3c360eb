package org.campaignautomation.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void the_median_stands_between_the_least_and_the_most() {
    assertThat(Spread.of(3, 1, 2)).isEqualTo(new Spread(3, 1, 2, 3));
    assertThat(Spread.of(4, 1, 2, 3)).isEqualTo(new Spread(4, 1, 2.5, 4));
    assertThat(Spread.of()).isEqualTo(new Spread(0, 0, 0, 0));
  }

  @Test
  void it_is_told_with_its_unit() {
    assertThat(Spread.of(1234.5, 1000, 2000).text("messages/s"))
        .isEqualTo("1,235 messages/s (1,000–2,000)");
    assertThat(Spread.of(0.415).text("%")).isEqualTo("41.5 %");
    assertThat(Spread.of().text("s")).isEqualTo("not measured");
  }
}
