package org.campaignautomation.enrollment.due;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UnansweredTest {
  private static final UUID A = UUID.randomUUID();
  private static final UUID B = UUID.randomUUID();
  private static final UUID C = UUID.randomUUID();

  private final List<UUID> table = new ArrayList<>();
  private int reads;

  @Test
  void what_this_pod_claims_and_hears_is_followed_without_the_table() {
    Unanswered unanswered = new Unanswered(this::read, Duration.ofMinutes(1));
    assertThat(unanswered.count(10)).isZero();

    unanswered.claimed(List.of(A, B));
    assertThat(unanswered.count(10)).isEqualTo(2);
    unanswered.ended(List.of(A, C));

    assertThat(unanswered.count(10)).isEqualTo(1);
    assertThat(reads).isEqualTo(1);
  }

  @Test
  void at_its_limit_it_learns_from_the_table_what_others_heard() {
    Unanswered unanswered = new Unanswered(this::read, Duration.ZERO);
    unanswered.count(2);
    unanswered.claimed(List.of(A, B));
    table.addAll(List.of(B, C));

    assertThat(unanswered.count(2)).isEqualTo(2);
    table.remove(B);

    assertThat(unanswered.count(2)).isEqualTo(1);
  }

  @Test
  void at_its_limit_it_leaves_the_table_alone_for_a_while() {
    Unanswered unanswered = new Unanswered(this::read, Duration.ofMinutes(1));
    unanswered.count(2);
    unanswered.claimed(List.of(A, B));
    unanswered.count(2);
    unanswered.count(2);

    assertThat(reads).isEqualTo(1);
  }

  private List<UUID> read() {
    reads++;
    return List.copyOf(table);
  }
}
