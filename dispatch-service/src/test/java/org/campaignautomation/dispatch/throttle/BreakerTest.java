package org.campaignautomation.dispatch.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.campaignautomation.dispatch.throttle.Breaker.State.Closed;
import org.campaignautomation.dispatch.throttle.Breaker.State.HalfOpen;
import org.campaignautomation.dispatch.throttle.Breaker.State.Open;
import org.junit.jupiter.api.Test;

class BreakerTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

  private final Breaker breaker = new Breaker(5, Duration.ofSeconds(1), Duration.ofSeconds(5));

  private Duration pause() {
    assertThat(breaker.state()).isInstanceOf(Open.class);
    return ((Open) breaker.state()).pause();
  }

  @Test
  void opens_after_so_many_failures_in_a_row() {
    breaker.heard(0, 4, "421", NOW);
    assertThat(breaker.state()).isEqualTo(new Closed(4));
    breaker.heard(0, 1, "connect_failed", NOW);
    assertThat(breaker.state())
        .isEqualTo(new Open(NOW, NOW.plusSeconds(1), Duration.ofSeconds(1), "connect_failed"));
  }

  @Test
  void an_answer_about_a_message_ends_the_row() {
    breaker.heard(0, 4, "421", NOW);
    breaker.heard(1, 9, "421", NOW);
    assertThat(breaker.state()).isEqualTo(new Closed(0));
  }

  @Test
  void asks_after_pauses_that_grow_up_to_a_limit() {
    breaker.heard(0, 5, "421", NOW);
    breaker.asked(false, "421", NOW);
    assertThat(pause()).isEqualTo(Duration.ofSeconds(2));
    breaker.asked(false, "421", NOW);
    breaker.asked(false, "421", NOW);
    assertThat(pause()).isEqualTo(Duration.ofSeconds(5));
    assertThat(((Open) breaker.state()).since()).isEqualTo(NOW);
  }

  @Test
  void a_provider_that_says_it_is_well_is_tried_before_it_is_believed() {
    breaker.heard(0, 5, "451", NOW);
    breaker.asked(true, "ok", NOW.plusSeconds(1));
    assertThat(breaker.state()).isInstanceOf(HalfOpen.class);
    breaker.heard(0, 1, "451", NOW.plusSeconds(2));
    assertThat(pause()).isEqualTo(Duration.ofSeconds(2));
    breaker.asked(true, "ok", NOW.plusSeconds(4));
    breaker.heard(1, 0, null, NOW.plusSeconds(5));
    assertThat(breaker.state()).isEqualTo(new Closed(0));
  }

  @Test
  void what_was_on_the_wire_when_it_opened_changes_nothing_but_for_the_better() {
    breaker.heard(0, 5, "421", NOW);
    breaker.heard(0, 5, "421", NOW.plusSeconds(9));
    assertThat(((Open) breaker.state()).until()).isEqualTo(NOW.plusSeconds(1));
    breaker.heard(1, 0, null, NOW);
    assertThat(breaker.state()).isEqualTo(new Closed(0));
  }

  @Test
  void who_asks_a_well_provider_opens_nothing() {
    breaker.asked(false, "421", NOW);
    assertThat(breaker.state()).isEqualTo(new Closed(0));
  }
}
