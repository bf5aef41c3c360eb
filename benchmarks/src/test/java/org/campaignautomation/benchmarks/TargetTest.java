package org.campaignautomation.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TargetTest {
  private static final Target SHARE = Target.share(0.4, "limit", "throughput");

  @Test
  void a_share_is_of_the_same_round() {
    // The limit's best round and the product's worst are not held against each other.
    List<Round> rounds = List.of(round(50, 100), round(500, 1_000), round(45, 100));

    assertThat(SHARE.over(rounds).text("%")).isEqualTo("50 % (45–50)");
    assertThat(SHARE.verdict(rounds)).isEqualTo("met");
  }

  @Test
  void a_target_is_missed_by_the_median() {
    assertThat(SHARE.verdict(List.of(round(39, 100), round(39, 100), round(90, 100))))
        .isEqualTo("missed");
    Target most = Target.atMost("memory", "product", "throughput", 40, "MiB");
    assertThat(most.verdict(List.of(round(41, 100)))).isEqualTo("missed");
    assertThat(most.verdict(List.of(round(40, 100)))).isEqualTo("met");
  }

  @Test
  void what_nobody_measured_is_open() {
    Round alone = new Round();
    alone.add("product", Measured.of(new Figure("throughput", 1, "messages/s")));

    assertThat(SHARE.verdict(List.of(alone))).isEqualTo("open");
  }

  private static Round round(double product, double limit) {
    Round round = new Round();
    round.add("product", Measured.of(new Figure("throughput", product, "messages/s")));
    round.add("limit", Measured.of(new Figure("throughput", limit, "messages/s")));
    return round;
  }
}
