package org.campaignautomation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.campaignautomation.endtoend.installation.Installation;
import org.campaignautomation.endtoend.installation.InstallationExtension;
import org.campaignautomation.localstack.inbox.InboxPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's walk-through, as it is written: all its command blocks in one shell, one after the
 * other, as somebody would paste them. Only the ports are those of this installation, and {@code
 * ./campaigns} stands for the launcher, which has none of this installation's state.
 */
@ExtendWith(InstallationExtension.class)
class WalkThroughIT {
  private static final Path README = Path.of("..", "README.md");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```bash\\n(.*?)^```$");

  @Test
  void worksByCopyAndPaste(Installation installation, @TempDir Path directory) throws Exception {
    // given
    String readme = Files.readString(README);
    String section = readme.substring(readme.indexOf("## Walk-through"));
    section = section.substring(0, section.indexOf("\n## ", 1));
    List<String> blocks =
        BLOCK.matcher(section).results().map(MatchResult::group).map(WalkThroughIT::body).toList();
    assertThat(blocks).hasSizeGreaterThan(4);

    try (InboxPage inbox = InboxPage.start(0, installation.inbox(), installation.twilio())) {
      Path campaigns = directory.resolve("campaigns");
      Files.writeString(
          campaigns,
          """
          #!/bin/sh
          test "$1 $2" = "token owner@acme" && echo '%s'
          """
              .formatted(installation.token("owner@acme")));
      assertThat(campaigns.toFile().setExecutable(true)).isTrue();

      // when
      String script =
          blocks.stream()
              .collect(Collectors.joining("\n", "set -eo pipefail\n", "\n"))
              .replace("http://localhost:8080", installation.campaignService().uri().toString())
              .replace("http://localhost:8025", inbox.url());
      String output = run(directory, script);

      // then
      assertThat(output)
          .contains("Welcome Ada")
          .contains("\"completed\":2")
          .contains("\"status\":\"active\"");
    } finally {
      archiveAll(installation);
    }
  }

  private static String body(String block) {
    return block.substring("```bash\n".length(), block.length() - "```".length());
  }

  private static String run(Path directory, String script)
      throws IOException, InterruptedException {
    Path output = directory.resolve("output");
    Process shell =
        new ProcessBuilder("bash", "-c", script)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = shell.waitFor(2, TimeUnit.MINUTES);
    String said = Files.readString(output);
    assertThat(ended).as(said).isTrue();
    assertThat(shell.exitValue()).as(said).isZero();
    return said;
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
