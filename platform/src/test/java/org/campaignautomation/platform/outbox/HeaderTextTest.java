package org.campaignautomation.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HeaderTextTest {
  @Test
  void readsWhatItWrote() {
    // given
    Map<String, String> headers = Map.of("a", "", "b&c=d", "x=y&z %20+ü\n", "e", "f");

    // when
    String text = HeaderText.write(headers);

    // then
    assertThat(HeaderText.read(text)).isEqualTo(headers);
  }

  @Test
  void isNullForNone() {
    assertThat(HeaderText.write(Map.of())).isNull();
    assertThat(HeaderText.read(null)).isEmpty();
  }
}
