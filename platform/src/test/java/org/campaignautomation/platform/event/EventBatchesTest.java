package org.campaignautomation.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventBatchesTest {
  @ParameterizedTest
  @CsvSource({"08006,true", "40P01,true", "57P01,true", "42703,true", "22P05,false", "23514,false"})
  void only_what_is_in_a_batch_can_be_at_fault(String sqlState, boolean passes) {
    // given
    var thrown = new IllegalStateException(new SQLException("text", sqlState));

    // when
    boolean answer = EventBatches.passes(thrown);

    // then
    assertThat(answer).isEqualTo(passes);
  }
}
