package org.campaignautomation.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The script that cron runs, as cron runs it: with nothing but what it is told. */
final class CronScript {
  private static final Path SCRIPT =
      Path.of("..", "deploy", "cron", "process-campaign-automation.sh");

  /** How it ended. */
  record Run(int exitCode, String output) {}

  private CronScript() {}

  static Run run(Map<String, String> environment, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile("cron", ".out");
    try {
      ProcessBuilder script =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
      String path = System.getenv("PATH");
      script.environment().clear();
      script.environment().put("PATH", path);
      script.environment().putAll(environment);
      return ended(script.start(), output);
    } finally {
      Files.delete(output);
    }
  }

  private static Run ended(Process process, Path output) throws IOException, InterruptedException {
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("the script does not end: " + Files.readString(output));
    }
    return new Run(process.exitValue(), Files.readString(output));
  }
}
