package org.campaignautomation.campaign.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.campaignautomation.platform.ids.Ids;
import org.campaignautomation.platform.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageRequestTest {
  @Test
  void goesOnWhereThePageEnded() {
    // given
    List<UUID> rows = List.of(Ids.next(), Ids.next(), Ids.next());

    // when
    Page<UUID> page = PageRequest.of("2", null, "acme list").page(rows, Function.identity());

    // then
    assertThat(page.items()).hasSize(2);
    assertThat(PageRequest.of("2", page.nextCursor(), "acme list").before()).isEqualTo(rows.get(1));
  }

  @Test
  void endsWhereThereIsNoMore() {
    List<UUID> rows = List.of(Ids.next(), Ids.next());

    assertThat(PageRequest.of("2", null, "f").page(rows, Function.identity()).nextCursor())
        .isNull();
  }

  @Test
  void refusesTheCursorOfAnotherFilter() {
    List<UUID> rows = List.of(Ids.next(), Ids.next());
    String cursor = PageRequest.of("1", null, "acme").page(rows, Function.identity()).nextCursor();

    assertThatThrownBy(() -> PageRequest.of("1", cursor, "globex"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("invalid_cursor");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "501", "-1", "ten", ""})
  void refusesALimitOutOfRange(String limit) {
    assertThatThrownBy(() -> PageRequest.of(limit, null, "f"))
        .hasMessageContaining("invalid_parameter");
  }
}
