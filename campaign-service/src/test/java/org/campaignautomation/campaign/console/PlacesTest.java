package org.campaignautomation.campaign.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/name | Name",
        "/steps | Steps",
        "/steps/0 | Step 1",
        "/steps/11/delay/amount | Step 12, delay",
        "/steps/2/html | Step 3, HTML",
        "/schedule | Schedule",
        "/schedule/windows/1/end | Schedule, window 2, to",
        "/schedule/zone | Schedule, zone",
        "/somewhere | Campaign",
        "'' | Campaign"
      })
  void saysWhereAFieldIs(String pointer, String place) {
    assertThat(Places.of(pointer)).isEqualTo(place);
  }
}
