package org.campaignautomation.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogsTest {
  @Test
  void an_exception_is_described_without_what_it_quotes() {
    // given
    var thrown =
        new IllegalStateException(
            "outer jane@example.com", new IllegalArgumentException("inner +12025550123"));

    // when
    String described = Logs.describe(thrown);

    // then
    assertThat(described)
        .contains("IllegalStateException", "caused by java.lang.IllegalArgumentException", "at ")
        .doesNotContain("jane", "2025550123");
  }
}
