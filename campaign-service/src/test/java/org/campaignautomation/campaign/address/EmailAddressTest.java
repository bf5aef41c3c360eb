package org.campaignautomation.campaign.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
  @ParameterizedTest
  @CsvSource({
    "ada@example.com, ada@example.com",
    "'  ada@example.com ', ada@example.com",
    "Ada.Lovelace@Example.COM, Ada.Lovelace@example.com",
    "a@bücher.example, a@xn--bcher-kva.example",
    "a+tag@sub.example.co.uk, a+tag@sub.example.co.uk"
  })
  void normalises(String raw, String normal) {
    assertThat(EmailAddress.normalise(raw)).contains(normal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nobody",
        "@example.com",
        "a@",
        "a@localhost",
        "a@@example.com",
        "a b@example.com",
        "a@exa mple.com",
        "a.@example.com",
        ".a@example.com",
        "a..b@example.com",
        "a@-x.example",
        "a@example.c",
        "a@1.2.3.4",
        "a\r\nBcc: b@example.com",
        "a@example.com\r\nBcc: b@example.org",
        "jürgen@example.com"
      })
  void refuses(String raw) {
    assertThat(EmailAddress.normalise(raw)).isEmpty();
  }

  @org.junit.jupiter.api.Test
  void refusesWhatIsTooLong() {
    assertThat(EmailAddress.normalise("x".repeat(65) + "@example.com")).isEmpty();
    assertThat(EmailAddress.normalise("x@" + "y.".repeat(130) + "example")).isEmpty();
  }
}
