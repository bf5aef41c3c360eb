package org.campaignautomation.dispatch.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentlyUsedTest {
  private final RecentlyUsed<String, String> kept = new RecentlyUsed<>(10, String::length);

  @Test
  void what_was_used_longest_ago_goes_first() {
    kept.put("a", "1234");
    kept.put("b", "1234");
    assertThat(kept.get("a")).isEqualTo("1234");

    kept.put("c", "1234");

    assertThat(kept.get("a")).isNotNull();
    assertThat(kept.get("b")).isNull();
    assertThat(kept.get("c")).isNotNull();
  }

  @Test
  void weight_counts_and_not_number() {
    for (int i = 0; i < 10; i++) {
      kept.put("small" + i, "1");
    }
    assertThat(kept.get("small0")).isNotNull();

    kept.put("large", "123456789");

    assertThat(kept.get("large")).isNotNull();
    assertThat(kept.get("small0")).isNotNull();
    assertThat(kept.get("small1")).isNull();
  }

  @Test
  void an_entry_that_is_replaced_weighs_once() {
    for (int i = 0; i < 5; i++) {
      kept.put("a", "12345678");
    }
    kept.put("b", "12");

    assertThat(kept.get("a")).isNotNull();
    assertThat(kept.get("b")).isNotNull();
  }

  @Test
  void what_is_too_heavy_is_not_kept() {
    kept.put("a", "12345678901");

    assertThat(kept.get("a")).isNull();
    kept.put("b", "1234567890");
    assertThat(kept.get("b")).isNotNull();
  }
}
