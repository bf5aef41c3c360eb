package org.campaignautomation.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FitTest {
  private static final double[] SIZES = {10, 100, 1_000, 10_000};

  @Test
  void what_does_not_depend_on_the_size_is_level() {
    Fit fit = Fit.of(SIZES, new double[] {50, 50, 50, 50});

    assertThat(fit.exponent()).isCloseTo(0, within(1e-9));
    assertThat(fit.isAsStraightAs(0)).isTrue();
    assertThat(fit.isAsStraightAs(1)).isFalse();
  }

  @Test
  void a_power_is_found() {
    Fit fit = Fit.of(SIZES, new double[] {300, 3_000, 30_000, 300_000});

    assertThat(fit.exponent()).isCloseTo(1, within(1e-9));
    assertThat(fit.factor()).isCloseTo(30, within(1e-6));
    assertThat(fit.off()).isCloseTo(0, within(1e-9));
  }

  @Test
  void a_line_that_breaks_down_is_not_straight() {
    Fit fit = Fit.of(SIZES, new double[] {100, 100, 100, 40});

    assertThat(fit.isAsStraightAs(0)).isFalse();
  }

  @Test
  void how_far_the_farthest_lies_off_is_told() {
    Fit fit = Fit.of(new double[] {1, 2, 4}, new double[] {100, 160, 100});

    assertThat(fit.exponent()).isCloseTo(0, within(1e-9));
    assertThat(fit.off()).isCloseTo(160 / Math.cbrt(1_600_000) - 1, within(1e-9));
  }
}
