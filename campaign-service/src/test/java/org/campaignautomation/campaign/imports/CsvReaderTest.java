package org.campaignautomation.campaign.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReaderTest {
  @Test
  void readsWhatRfc4180Allows() throws IOException {
    // given
    String file = "a,b\r\n1,\"x,\"\"y\"\"\r\nz\"\r\n\r\n,,\r\n2,w\r\n";

    // when
    CsvReader reader = open(file, StandardCharsets.UTF_8);

    // then
    assertThat(reader.columns()).containsExactly("a", "b");
    assertThat(rest(reader))
        .containsExactly(
            new CsvRow(2, List.of("1", "x,\"y\"\r\nz")), new CsvRow(6, List.of("2", "w")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void countsLinesHoweverTheyEnd(String end) throws IOException {
    // when
    CsvReader reader =
        open(String.join(end, "a", "1", "\"2" + end + "3\"", "", "4"), StandardCharsets.UTF_8);

    // then
    assertThat(rest(reader)).extracting(CsvRow::line).containsExactly(2L, 3L, 6L);
  }

  @Test
  void knowsTheByteOrderMarkAndNamesColumnsOfSpreadsheets() throws IOException {
    assertThat(open("\uFEFF\"E-\nmail \",,Größe\n", StandardCharsets.UTF_8).columns())
        .containsExactly("E- mail", "column 2", "Größe");
  }

  @Test
  void goesByTheFirstLineForTheDelimiter() throws IOException {
    assertThat(open("a;b;c,d\n", StandardCharsets.UTF_8).delimiter())
        .isEqualTo(Delimiter.SEMICOLON);
    assertThat(open("a\tb\n1\t2", StandardCharsets.UTF_8).delimiter()).isEqualTo(Delimiter.TAB);
    assertThat(open("\"a;;b\",c\n", StandardCharsets.UTF_8).delimiter()).isEqualTo(Delimiter.COMMA);
    assertThat(open("a\n1;2;3", StandardCharsets.UTF_8).delimiter()).isEqualTo(Delimiter.COMMA);
  }

  @Test
  void refusesOtherEncodings() {
    assertThat(fault("a\nGröße\n", StandardCharsets.ISO_8859_1)).isEqualTo("2 not_utf8");
    assertThat(fault("a\nb\n", StandardCharsets.UTF_16)).isEqualTo("1 not_utf8");
    assertThat(fault("a\nb\n", StandardCharsets.UTF_16LE)).isEqualTo("1 control_character");
    assertThat(fault("\u00e4\n1\n", StandardCharsets.ISO_8859_1)).isEqualTo("1 not_utf8");
  }

  @Test
  void refusesAQuoteThatIsNeverClosed() {
    assertThat(fault("a,b\n1,2\n3,\"4\n5,6\n")).isEqualTo("3 misplaced_quote");
    assertThat(fault("a,b\n1,\"2\"3\n")).isEqualTo("2 misplaced_quote");
  }

  @Test
  void readsNoFurtherThanARowMayBeLong() {
    // given
    Endless endless = new Endless("a,b\n1,2\n3,\"");

    // when
    Problem refused = Objects.requireNonNull(refusal(() -> rest(CsvReader.open(endless, null))));

    // then
    assertThat(refused.members()).containsEntry("line", 3L);
    assertThat(refused.errors().getFirst().code()).isEqualTo("row_too_long");
    assertThat(endless.count).isLessThan(1_000_000);
  }

  @Test
  void refusesARowThatIsALittleTooLong() {
    assertThat(fault("a\n" + "x".repeat(CsvReader.MAX_ROW + 1) + "\n")).isEqualTo("2 row_too_long");
    assertThat(fault("a\n" + "x".repeat(CsvReader.MAX_ROW) + "\n")).isEqualTo("none");
  }

  @Test
  void refusesNul() {
    assertThat(fault("a,b\n1,x\0y\n")).isEqualTo("2 control_character");
  }

  @Test
  void refusesColumnsThatCannotBeToldApart() {
    assertThat(fault("a,b,a\n")).isEqualTo("1 duplicate_column");
    assertThat(fault("a,column 2,\n")).isEqualTo("none");
    assertThat(fault("a,column 3,\n")).isEqualTo("1 duplicate_column");
    assertThat(fault("a," + "x".repeat(201) + "\n")).isEqualTo("1 too_long");
    assertThat(fault("a,b\u0007\n")).isEqualTo("1 control_character");
    assertThat(fault("ada@example.com,Ada\n")).isEqualTo("1 no_header");
    assertThat(fault("")).isEqualTo("1 empty_file");
    assertThat(fault("\n\n ,\n")).isEqualTo("1 empty_file");
  }

  @Test
  void refusesAMillionColumns() {
    assertThat(
            fault(
                IntStream.range(0, 1_000_000).mapToObj(i -> "c").collect(Collectors.joining(","))))
        .isEqualTo("1 row_too_long");
    assertThat(
            fault(IntStream.range(0, 501).mapToObj(i -> "c" + i).collect(Collectors.joining(","))))
        .isEqualTo("1 too_many_columns");
  }

  private static String fault(String file) {
    return fault(file, StandardCharsets.UTF_8);
  }

  private static String fault(String file, Charset charset) {
    Problem refused = refusal(() -> rest(open(file, charset)));
    return refused == null
        ? "none"
        : refused.members().get("line") + " " + refused.errors().getFirst().code();
  }

  private static @Nullable Problem refusal(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
    ProblemException thrown = catchThrowableOfType(ProblemException.class, reading);
    return thrown == null ? null : thrown.problem();
  }

  private static CsvReader open(String file, Charset charset) throws IOException {
    return CsvReader.open(new ByteArrayInputStream(file.getBytes(charset)), null);
  }

  private static List<CsvRow> rest(CsvReader reader) throws IOException {
    List<CsvRow> rows = new ArrayList<>();
    for (CsvRow row = reader.next(); row != null; row = reader.next()) {
      rows.add(row);
    }
    return rows;
  }

  /** Never ends. */
  private static final class Endless extends InputStream {
    private final byte[] start;
    private long count;

    Endless(String start) {
      this.start = start.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int read() {
      count++;
      return count <= start.length ? start[(int) count - 1] : 'x';
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      for (int i = offset; i < offset + length; i++) {
        buffer[i] = (byte) read();
      }
      return length;
    }
  }
}
