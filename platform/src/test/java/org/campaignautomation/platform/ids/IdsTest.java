package org.campaignautomation.platform.ids;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {
  @Test
  void ids_are_version_7_distinct_and_ascending() {
    // when
    List<UUID> ids = Stream.generate(Ids::next).limit(10_000).toList();

    // then
    assertThat(ids).allMatch(id -> id.version() == 7).doesNotHaveDuplicates();
    assertThat(ids.stream().map(UUID::toString).toList()).isSorted();
  }
}
