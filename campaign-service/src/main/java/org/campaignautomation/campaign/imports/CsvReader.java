package org.campaignautomation.campaign.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.campaignautomation.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a CSV file (RFC 4180) in UTF-8, with or without a byte order mark, in bounded memory. What
 * is not such a file is refused with the line and what to do.
 */
final class CsvReader {
  /** Characters of a row. */
  static final int MAX_ROW = 64 * 1024;

  /** The parser and the decoder read ahead by at most this much. */
  private static final int READ_AHEAD = 32 * 1024;

  /**
   * What stands for bytes that are no UTF-8, so that the fault is found in its row and not as soon
   * as it is read ahead. It is no character, and nobody writes it.
   */
  private static final String UNREADABLE = "\uFFFF";

  private static final String SAVE_AS_UTF_8 =
      "the file is not in UTF-8. Save it as \"CSV UTF-8\" and send it again.";

  private final RowGuard guard;
  private final Delimiter delimiter;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final List<String> columns;
  private long line = 1;

  private CsvReader(Reader text, @Nullable Delimiter given) throws IOException {
    BufferedReader first = new BufferedReader(text, MAX_ROW);
    this.delimiter = given != null ? given : Delimiter.of(peekLine(first));
    this.guard = new RowGuard(first, MAX_ROW + READ_AHEAD);
    this.parser =
        CSVParser.parse(
            guard,
            CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter.character())
                .setIgnoreEmptyLines(false)
                .get());
    this.records = parser.iterator();
    this.columns = readColumns();
  }

  /**
   * Opens a file and reads its first line, which names the columns.
   *
   * @param delimiter null to go by the first line
   * @throws ProblemException 400 {@code malformed_csv}
   * @throws IOException if the file cannot be read to here
   */
  static CsvReader open(InputStream file, @Nullable Delimiter delimiter) throws IOException {
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .replaceWith(UNREADABLE);
    return new CsvReader(new InputStreamReader(withoutMark(file), decoder), delimiter);
  }

  private static InputStream withoutMark(InputStream file) throws IOException {
    PushbackInputStream in = new PushbackInputStream(file, 3);
    byte[] start = in.readNBytes(3);
    boolean utf8 =
        start.length == 3
            && start[0] == (byte) 0xEF
            && start[1] == (byte) 0xBB
            && start[2] == (byte) 0xBF;
    boolean utf16 =
        start.length >= 2
            && ((start[0] == (byte) 0xFE && start[1] == (byte) 0xFF)
                || (start[0] == (byte) 0xFF && start[1] == (byte) 0xFE));
    if (utf16) {
      throw CsvFault.at(1, "not_utf8", SAVE_AS_UTF_8);
    }
    if (!utf8) {
      in.unread(start);
    }
    return in;
  }

  private static String peekLine(BufferedReader text) throws IOException {
    text.mark(MAX_ROW);
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < MAX_ROW; i++) {
      int next = text.read();
      if (next < 0 || ((next == '\n' || next == '\r') && !line.isEmpty())) {
        break;
      }
      line.append((char) next);
    }
    text.reset();
    return line.toString();
  }

  private List<String> readColumns() throws IOException {
    CsvRow first = next();
    if (first == null) {
      throw CsvFault.at(1, "empty_file", "there is nothing in the file.");
    }
    return Columns.of(first);
  }

  Delimiter delimiter() {
    return delimiter;
  }

  /** The names of the columns, in order. */
  List<String> columns() {
    return columns;
  }

  /**
   * The next row that has something in it; null at the end.
   *
   * @throws ProblemException 400 {@code malformed_csv}
   * @throws IOException if the file cannot be read to its end
   */
  @Nullable CsvRow next() throws IOException {
    try {
      while (records.hasNext()) {
        CsvRow row = new CsvRow(line, records.next().toList());
        check(row);
        line = parser.getCurrentLineNumber() + 1;
        guard.rowEnded();
        if (!row.isBlank()) {
          return row;
        }
      }
      return null;
    } catch (UncheckedIOException e) {
      throw explained(Objects.requireNonNull(e.getCause()));
    }
  }

  private void check(CsvRow row) {
    if (row.length() > MAX_ROW) {
      throw tooLong();
    }
    for (String cell : row.cells()) {
      if (cell.contains(UNREADABLE)) {
        throw CsvFault.at(line, "not_utf8", SAVE_AS_UTF_8);
      }
      if (cell.indexOf('\0') >= 0) {
        throw CsvFault.at(
            line,
            "control_character",
            "there is a NUL; this is no text file, or it is in UTF-16. Save it as \"CSV UTF-8\" and"
                + " send it again.");
      }
    }
  }

  private IOException explained(IOException thrown) {
    return switch (thrown) {
      case RowGuard.RowTooLong tooLong -> throw tooLong();
      case CSVException csv ->
          throw CsvFault.at(
              line,
              "misplaced_quote",
              "the row that begins here has a quote that is never closed, or something behind the"
                  + " closing one. A quote within a value is written twice, in quotes.");
      default -> thrown;
    };
  }

  private ProblemException tooLong() {
    return CsvFault.at(
        line,
        "row_too_long",
        "the row that begins here has more than 64 KiB. Is there a quote that is never closed?");
  }
}
