package org.campaignautomation.templates;

import static org.assertj.core.api.Assertions.assertThat;

import org.campaignautomation.templates.SmsText.Encoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsTextTest {
  @ParameterizedTest
  @CsvSource({
    "a,0,GSM_7,0,0",
    "a,1,GSM_7,1,1",
    "a,160,GSM_7,160,1",
    "a,161,GSM_7,161,2",
    "a,306,GSM_7,306,2",
    "a,307,GSM_7,307,3",
    "€,80,GSM_7,160,1",
    "€,81,GSM_7,162,2",
    "é,160,GSM_7,160,1",
    "ç,1,UCS_2,1,1",
    "ш,70,UCS_2,70,1",
    "ш,71,UCS_2,71,2",
    "ш,134,UCS_2,134,2",
    "ш,135,UCS_2,135,3",
    "😀,35,UCS_2,70,1",
    "😀,36,UCS_2,72,2",
    "😀,67,UCS_2,134,3"
  })
  void counts_as_the_networks_do(
      String character, int times, Encoding encoding, int units, int segments) {
    assertThat(SmsText.of(character.repeat(times)))
        .isEqualTo(new SmsText(encoding, units, segments));
  }

  @Test
  void an_extension_character_is_not_cut_in_two() {
    // 152 + 2 does not fit 153, so the first part ends early and three parts are needed.
    assertThat(SmsText.of("a".repeat(152) + "€" + "a".repeat(152)).segments()).isEqualTo(3);
    assertThat(SmsText.of("a".repeat(151) + "€" + "a".repeat(153)).segments()).isEqualTo(2);
  }
}
