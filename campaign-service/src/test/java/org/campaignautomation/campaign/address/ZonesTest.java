package org.campaignautomation.campaign.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZonesTest {
  @ParameterizedTest
  @CsvSource({
    "+12125550123, America/New_York",
    "+13125550123, America/Chicago",
    "+16025550123, America/Phoenix",
    "+14165550123, America/Toronto",
    "+493012345678, Europe/Berlin",
    "+442079460123, Europe/London",
    "+81312345678, Asia/Tokyo"
  })
  void findsTheZoneOfANumber(String number, String zone) {
    assertThat(PhoneNumber.parse(number, null).flatMap(Zones::ofPhone)).contains(zone);
  }

  @ParameterizedTest
  @CsvSource({"+17015550123", "+61412345678", "+79161234567", "+18005550123"})
  void saysNothingWhereTheNumberDoesNot(String number) {
    assertThat(PhoneNumber.parse(number, null)).isPresent();
    assertThat(PhoneNumber.parse(number, null).flatMap(Zones::ofPhone)).isEmpty();
  }

  @Test
  void knowsZonesByTheirNames() {
    assertThat(Zones.exists("Europe/Berlin")).isTrue();
    assertThat(Zones.exists("UTC")).isTrue();
    assertThat(Zones.exists("Mars/Olympus")).isFalse();
    assertThat(Zones.exists("+02:00")).isFalse();
    assertThat(Zones.country("Europe/Berlin")).contains("DE");
    assertThat(Zones.country("UTC")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "(202) 555-0123, US, +12025550123",
    "030 12345678, DE, +493012345678",
    "+1 202 555 0123, DE, +12025550123"
  })
  void readsNumbersInTheFormOfTheirCountry(String raw, String region, String e164) {
    assertThat(PhoneNumber.parse(raw, region).map(PhoneNumber::e164)).contains(e164);
  }

  @ParameterizedTest
  @CsvSource({"+1 999, US", "12, DE", "abc, US", "202 555 0123,", "+1 202 555 0123 ext. 5, US"})
  void refusesNumbersThatCannotBe(String raw, String region) {
    assertThat(PhoneNumber.parse(raw, region)).isEmpty();
  }
}
