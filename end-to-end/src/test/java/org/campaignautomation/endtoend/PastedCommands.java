package org.campaignautomation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.campaignautomation.endtoend.installation.Installation;
import org.campaignautomation.localstack.inbox.InboxPage;

/**
 * The command blocks of a document in one shell, one after the other, as somebody would paste them.
 * Only the ports are those of this installation, and {@code ./campaigns} stands for the launcher,
 * which has none of this installation's state.
 */
final class PastedCommands {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```bash\\n(.*?)^```$");

  private PastedCommands() {}

  /** The blocks of a document's part. */
  static List<String> blocks(String text) {
    return BLOCK.matcher(text).results().map(block -> block.group(1)).toList();
  }

  /**
   * Runs them until one fails.
   *
   * @param user whose token {@code ./campaigns} gives
   * @return all that they said
   */
  static String run(
      List<String> blocks, String user, Installation installation, Path directory, long minutes)
      throws IOException, InterruptedException {
    try (InboxPage inbox = InboxPage.start(0, installation.inbox(), installation.twilio())) {
      Path campaigns = directory.resolve("campaigns");
      Files.writeString(
          campaigns,
          """
          #!/bin/sh
          test "$1 $2" = "token %s" && echo '%s'
          """
              .formatted(user, installation.token(user)));
      assertThat(campaigns.toFile().setExecutable(true)).isTrue();
      Path deploy = Path.of("..", "deploy").toAbsolutePath().normalize();
      Files.createSymbolicLink(directory.resolve("deploy"), deploy);
      String script =
          blocks.stream()
              .collect(Collectors.joining("\n", "set -eo pipefail\n", "\n"))
              .replace("http://localhost:8080", installation.campaignService().uri().toString())
              .replace("http://localhost:8025", inbox.url());
      return run(directory, script, minutes);
    }
  }

  private static String run(Path directory, String script, long minutes)
      throws IOException, InterruptedException {
    Path output = directory.resolve("output");
    Process shell =
        new ProcessBuilder("bash", "-c", script)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = shell.waitFor(minutes, TimeUnit.MINUTES);
    if (!ended) {
      shell.destroyForcibly();
    }
    String said = Files.readString(output);
    assertThat(ended).as(said).isTrue();
    assertThat(shell.exitValue()).as(said).isZero();
    return said;
  }
}
