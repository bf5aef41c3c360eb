package org.campaignautomation.campaign.imports;

import jakarta.inject.Singleton;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.campaignautomation.campaign.database.Database;
import org.campaignautomation.campaign.database.Transactions;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;

/**
 * The rejected rows of an import as a CSV: what is wrong in front, then the row as it came, so that
 * it can be corrected and sent again as it is.
 */
@Singleton
public class RejectFile {
  /** How long rejected rows are kept after the end of their import. */
  static final Duration KEPT = Duration.ofDays(14);

  private static final List<String> OURS =
      List.of("import line", "import code", "import column", "import advice");
  private static final int AT_A_TIME = 500;

  /** By it Excel sees that the file is in UTF-8. */
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Imports imports;
  private final RejectedRowTable rows;
  private final Database database;
  private final Transactions transactions;

  RejectFile(Imports imports, RejectedRowTable rows, Database database, Transactions transactions) {
    this.imports = imports;
    this.rows = rows;
    this.database = database;
    this.transactions = transactions;
  }

  /** Writes the file's bytes. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes all of it, in bounded memory.
     *
     * @throws IOException if whoever asked goes away
     */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * What was rejected so far.
   *
   * @throws ProblemException 404, also 14 days after the end
   */
  public Content of(String tenantId, UUID id) {
    ContactImport of = imports.get(tenantId, id);
    if (of.finishedAt() != null
        && of.finishedAt().plus(KEPT).isBefore(transactions.run(database::now))) {
      throw new ProblemException(
          Problem.of(404, "not_found", "Rejected rows are kept for 14 days; these are gone."));
    }
    return out -> write(of, out);
  }

  private void write(ContactImport of, OutputStream out) throws IOException {
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    text.write(BYTE_ORDER_MARK);
    CSVPrinter csv =
        new CSVPrinter(
            text, CSVFormat.RFC4180.builder().setDelimiter(of.delimiter().character()).get());
    Set<String> ours = Set.copyOf(OURS);
    List<Integer> places =
        IntStream.range(0, of.columns().size())
            .filter(place -> !ours.contains(of.columns().get(place)))
            .boxed()
            .toList();
    List<String> names = new ArrayList<>(OURS);
    places.forEach(place -> names.add(FormulaGuard.written(of.columns().get(place))));
    csv.printRecord(names);
    long behind = 0;
    List<RejectedRow> some = after(of, behind);
    while (!some.isEmpty()) {
      for (RejectedRow row : some) {
        csv.printRecord(cells(row, places, of.columns().size()));
      }
      behind = some.getLast().line();
      some = some.size() < AT_A_TIME ? List.of() : after(of, behind);
    }
    csv.flush();
  }

  private List<RejectedRow> after(ContactImport of, long line) {
    return transactions.run(() -> rows.list(of.tenantId(), of.id(), line, AT_A_TIME));
  }

  private static List<String> cells(RejectedRow row, List<Integer> places, int columns) {
    List<String> cells = new ArrayList<>();
    cells.add(Long.toString(row.line()));
    cells.add(row.code());
    cells.add(FormulaGuard.written(row.columns()));
    cells.add(FormulaGuard.written(row.advice()));
    for (int place : places) {
      cells.add(place < row.cells().size() ? FormulaGuard.written(row.cells().get(place)) : "");
    }
    for (int place = columns; place < row.cells().size(); place++) {
      cells.add(FormulaGuard.written(row.cells().get(place)));
    }
    return cells;
  }
}
