package org.campaignautomation.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {
  private static final Target HALF = Target.share(0.5, "limit", "throughput");
  private static final Target MEMORY = Target.atMost("memory", "product", "memory", 450, "MiB");

  private final Path directory;

  ResultsTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void a_share_of_the_limit_that_fell_by_more_than_a_tenth_is_told() {
    write("B1", HALF, round(60, 100), round(62, 100), round(61, 100));

    List<Regression> worse = write("B1", HALF, round(50, 100), round(52, 100), round(51, 100));

    assertThat(worse)
        .extracting(Regression::text)
        .containsExactly("B1, at least 50 % of limit: 51 % (50–52), was 61 % (60–62)");
    assertThat(directory.resolve("table.md")).content().contains(worse.getFirst().text());
    assertThat(new Results(directory).page()).contains(worse.getFirst().text());
  }

  @Test
  void a_slower_machine_is_no_regression() {
    write("B1", HALF, round(60, 100));

    assertThat(write("B1", HALF, round(30, 50))).isEmpty();
    assertThat(directory.resolve("table.md"))
        .content()
        .contains("Held against the run before: B1.");
  }

  @Test
  void a_tenth_is_let_pass_and_so_is_what_the_rounds_differ_by() {
    write("B1", HALF, round(60, 100), round(52, 100), round(70, 100));

    assertThat(write("B1", HALF, round(50, 100), round(53, 100), round(51, 100))).isEmpty();
    write("B1", HALF, round(100, 100));
    assertThat(write("B1", HALF, round(91, 100))).isEmpty();
  }

  @Test
  void a_cost_that_rose_is_worse_and_one_that_fell_is_not() {
    write("B12", MEMORY, memory(300), memory(310));

    assertThat(write("B12", MEMORY, memory(380), memory(390))).hasSize(1);
    assertThat(write("B12", MEMORY, memory(200), memory(210))).isEmpty();
  }

  @Test
  void runs_of_other_sizes_are_not_compared() {
    write("B1", HALF, round(60, 100));

    assertThat(
            new Results(directory)
                .write(new Result(new Asked("B1", HALF), Scale.LONG, List.of(round(10, 100)))))
        .isEmpty();
    assertThat(directory.resolve("table.md"))
        .content()
        .contains("No run of the same size before: B1.");
  }

  @Test
  void one_that_is_run_by_its_name_leaves_the_others_as_they_were() {
    write("B2", HALF, round(60, 100));
    write("B10", MEMORY, memory(300));
    write("B2", HALF, round(40, 100));
    write("B10", MEMORY, memory(301));

    assertThat(directory.resolve("table.md"))
        .content()
        .containsSubsequence("| B2 | ", "40 %", "| B10 | ", "301 MiB", "B2, at least 50 % of limit")
        .doesNotContain("| B1 |");
  }

  @Test
  void a_name_with_a_comma_is_read_as_it_was_written() {
    Round round = new Round();
    round.add("product, 4 processes", Measured.of(new Figure("throughput", 1234.5, "jobs/s")));

    List<Round> read = RawFigures.read(RawFigures.write(List.of(round, round(1, 2))));

    assertThat(read).hasSize(2);
    assertThat(read.getFirst().value("product, 4 processes", "throughput")).hasValue(1234.5);
    assertThat(read.getLast().value("limit", "throughput")).hasValue(2);
  }

  private List<Regression> write(String name, Target target, Round... rounds) {
    return new Results(directory)
        .write(new Result(new Asked(name, target), Scale.NORMAL, Arrays.asList(rounds)));
  }

  private static Round round(double product, double limit) {
    Round round = new Round();
    round.add("product", Measured.of(new Figure("throughput", product, "messages/s")));
    round.add("limit", Measured.of(new Figure("throughput", limit, "messages/s")));
    return round;
  }

  private static Round memory(double used) {
    Round round = new Round();
    round.add("product", Measured.of(new Figure("memory", used, "MiB")));
    return round;
  }

  private record Asked(String name, Target target) implements Benchmark {
    @Override
    public String question(Scale scale) {
      return "how fast at " + scale.of(1, 2, 3);
    }

    @Override
    public List<Target> targets() {
      return List.of(target);
    }

    @Override
    public Field open(Scale scale, Progress progress) {
      throw new UnsupportedOperationException("it has run");
    }
  }
}
