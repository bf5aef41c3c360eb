package org.campaignautomation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.campaignautomation.endtoend.installation.Installation;
import org.campaignautomation.endtoend.installation.InstallationExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The README's walk-through, as it is written. */
@ExtendWith(InstallationExtension.class)
class WalkThroughIT {
  private static final Path README = Path.of("..", "README.md");

  @Test
  void worksByCopyAndPaste(Installation installation, @TempDir Path directory) throws Exception {
    // given
    String readme = Files.readString(README);
    String section = readme.substring(readme.indexOf("## Walk-through"));
    section = section.substring(0, section.indexOf("\n## ", 1));
    List<String> blocks = PastedCommands.blocks(section);
    assertThat(blocks).hasSizeGreaterThan(4);

    try {
      // when
      String output = PastedCommands.run(blocks, "owner@acme", installation, directory, 2);

      // then
      assertThat(output)
          .contains("Welcome Ada")
          .contains("\"completed\":2")
          .contains("\"status\":\"active\"");
    } finally {
      archiveAll(installation);
    }
  }

  /** The walk-through leaves its campaign active, which is right for a reader and not for us. */
  private static void archiveAll(Installation installation) {
    installation
        .as("owner@acme")
        .get("/api/campaigns")
        .json()
        .path("items")
        .forEach(
            campaign ->
                installation
                    .as("owner@acme")
                    .post("/api/campaigns/" + campaign.path("id").asText() + "/archive", "{}"));
  }
}
