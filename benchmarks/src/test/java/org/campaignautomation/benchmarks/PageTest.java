package org.campaignautomation.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {
  @Test
  void what_is_written_by_hand_stays(@TempDir Path directory) throws IOException {
    Path file = page(directory, "# Title\n" + Page.BEGIN + "old\n" + Page.END + "## By hand\n");

    new Page(file).show("new\n");

    assertThat(file).hasContent("# Title\n" + Page.BEGIN + "new\n" + Page.END + "## By hand\n");
  }

  @Test
  void a_page_without_its_marks_is_not_overwritten(@TempDir Path directory) throws IOException {
    Path file = page(directory, "# Title\n");

    assertThatIllegalStateException().isThrownBy(() -> new Page(file).show("new\n"));
    assertThat(file).hasContent("# Title\n");
  }

  private Path page(Path directory, String text) throws IOException {
    return Files.writeString(directory.resolve("performance.md"), text);
  }
}
