package org.campaignautomation.localstack.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsSegmentsTest {
  @ParameterizedTest
  @CsvSource({
    "a,160,1", "a,161,2", "a,306,2", "a,307,3", "€,80,1", "€,81,2", "я,70,1", "я,71,2", "я,134,2",
    "я,135,3", "😀,35,1", "😀,36,2"
  })
  void countsAsTheStandardSays(String character, int times, int segments) {
    assertThat(SmsSegments.count(character.repeat(times))).isEqualTo(segments);
  }
}
