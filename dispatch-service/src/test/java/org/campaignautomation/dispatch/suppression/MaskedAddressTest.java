package org.campaignautomation.dispatch.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedAddressTest {
  @ParameterizedTest
  @CsvSource({
    "ann@example.com, a***@example.com",
    "a@example.com, a***@example.com",
    "+14155550100, +1***00",
    "+12, ***",
  })
  void enough_is_hidden(String address, String masked) {
    assertThat(MaskedAddress.of(address)).isEqualTo(masked);
  }
}
