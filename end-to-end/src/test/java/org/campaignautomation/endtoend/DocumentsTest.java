package org.campaignautomation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents point at is there. */
class DocumentsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Set<String> NOT_OURS = Set.of("target", ".local", ".git", "node_modules");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)[^)]*\\)");
  private static final Pattern PATH = Pattern.compile("`([\\w.-]+/[^`\\s]*)`");

  static List<Path> documents() throws IOException {
    try (Stream<Path> files = Files.find(ROOT, 6, (path, attributes) -> isDocument(path))) {
      return files.sorted().toList();
    }
  }

  static List<String> modules() throws IOException {
    return Pattern.compile("<module>([^<]+)</module>")
        .matcher(Files.readString(ROOT.resolve("pom.xml")))
        .results()
        .map(module -> module.group(1))
        .filter(module -> !module.contains("/"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void linksLeadSomewhere(Path document) {
    assertThat(
            LINK.matcher(read(document))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.contains("://") && !link.startsWith("mailto:"))
                .filter(link -> !Files.exists(document.resolveSibling(link))))
        .isEmpty();
  }

  @Test
  void theAnswersToWhereIsAreThere() {
    // given
    String architecture = read(ROOT.resolve("docs/architecture.md"));
    String answers = architecture.substring(architecture.indexOf("## Where is"));

    // when
    List<String> paths =
        PATH.matcher(answers)
            .results()
            .map(path -> path.group(1).replace("…", "org/campaignautomation"))
            .toList();

    // then
    assertThat(answers.lines().filter(line -> line.startsWith("| …")))
        .hasSizeGreaterThanOrEqualTo(10)
        .allMatch(line -> PATH.matcher(line).find());
    assertThat(paths.stream().filter(path -> !Files.exists(ROOT.resolve(path)))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void eachModuleHasItsReadmeAndIsInTheTable(String module) {
    assertThat(ROOT.resolve(module).resolve("README.md")).isNotEmptyFile();
    assertThat(read(ROOT.resolve("README.md"))).contains("[`" + module + "`](" + module + ")");
  }

  private static boolean isDocument(Path path) {
    for (Path part : ROOT.relativize(path)) {
      if (NOT_OURS.contains(part.toString())) {
        return false;
      }
    }
    return path.toString().endsWith(".md");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
