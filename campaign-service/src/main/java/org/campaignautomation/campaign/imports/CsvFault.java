package org.campaignautomation.campaign.imports;

import java.util.List;
import java.util.Map;
import org.campaignautomation.platform.problem.Fault;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;

/** Why a file is no CSV that can be taken in: 400, with the line and what to do. */
final class CsvFault {
  private CsvFault() {}

  /**
   * The refusal of a whole file.
   *
   * @param line where the fault is, 1 for the first
   */
  static ProblemException at(long line, String code, String detail) {
    String where = "Line " + line + ": " + detail;
    return new ProblemException(
        Problem.badRequest("malformed_csv", where + " Nothing was imported.")
            .with(Map.of("line", line))
            .withErrors(List.of(new Fault("", code, where))));
  }
}
