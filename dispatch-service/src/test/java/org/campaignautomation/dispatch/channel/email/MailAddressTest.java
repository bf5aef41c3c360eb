package org.campaignautomation.dispatch.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {
  @ParameterizedTest
  @CsvSource({
    "ann@example.com,ann@example.com",
    "a.b+c@sub.example.com,a.b+c@sub.example.com",
    "o'neil@example.com,o'neil@example.com",
    "jürgen@example.com,jürgen@example.com",
    "ann@bücher.example,ann@xn--bcher-kva.example"
  })
  void takes_what_can_be_addressed(String raw, String written) {
    assertThat(MailAddress.parse(raw)).map(MailAddress::text).hasValue(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "ann",
        "ann@",
        "@example.com",
        "a b@example.com",
        "ann@example.com\r\nRCPT TO:<eve@x.example>",
        "ann@example.com\nBcc: eve@x.example",
        "Ann <ann@example.com>",
        "ann@example.com (Ann)",
        "ann@exa mple.com",
        "ann@example.com>",
        "ann@-"
      })
  void refuses_what_is_no_bare_address(String raw) {
    assertThat(MailAddress.parse(raw)).isEmpty();
  }
}
