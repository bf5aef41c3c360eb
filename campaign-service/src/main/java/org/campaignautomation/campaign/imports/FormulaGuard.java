package org.campaignautomation.campaign.imports;

/**
 * Keeps a spreadsheet from running what stands in a cell: what it would take for a formula gets an
 * apostrophe in front when it is written, and loses it when it is read.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP: CSV injection</a>
 */
final class FormulaGuard {
  private static final char MARK = '\'';

  /** The last four are the full-width forms, which some spreadsheets take too. */
  private static final String STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private FormulaGuard() {}

  /** As it is written to a file. */
  static String written(String cell) {
    return isFormula(unmarked(cell)) ? MARK + cell : cell;
  }

  /** What was meant by a cell of a file. */
  static String read(String cell) {
    return cell.length() > 1 && cell.charAt(0) == MARK && isFormula(unmarked(cell))
        ? cell.substring(1)
        : cell;
  }

  /** Without any marks: a cell may have been written and written again. */
  private static String unmarked(String cell) {
    int start = 0;
    while (start < cell.length() && cell.charAt(start) == MARK) {
      start++;
    }
    return cell.substring(start);
  }

  private static boolean isFormula(String text) {
    return !text.isEmpty() && STARTS.indexOf(text.charAt(0)) >= 0;
  }
}
