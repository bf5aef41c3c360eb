package org.campaignautomation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.campaignautomation.endtoend.installation.Api;
import org.campaignautomation.endtoend.installation.Installation;
import org.campaignautomation.endtoend.installation.InstallationExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The walk through the user's guide, as it is written. Its blocks hold what they show against what
 * must be there, so that running to the end is the proof.
 */
@ExtendWith(InstallationExtension.class)
class GuideIT {
  private static final Path GUIDE = Path.of("..", "docs", "guide.md");
  private static final String USER = "owner@globex";

  @Test
  void worksLineByLine(Installation installation, @TempDir Path directory) throws Exception {
    // given
    List<String> blocks = PastedCommands.blocks(Files.readString(GUIDE));
    assertThat(blocks).hasSizeGreaterThan(20);

    try {
      // when
      String output = PastedCommands.run(blocks, USER, installation, directory, 5);

      // then
      assertThat(output).contains("\"status\":\"archived\"");
    } finally {
      archiveAll(installation.as(USER));
    }
  }

  /** Its campaigns stay active, which is right for a reader and not for the scenarios after it. */
  private static void archiveAll(Api owner) {
    owner
        .get("/api/campaigns?limit=500")
        .json()
        .path("items")
        .forEach(
            campaign ->
                owner.post("/api/campaigns/" + campaign.path("id").asText() + "/archive", "{}"));
  }
}
