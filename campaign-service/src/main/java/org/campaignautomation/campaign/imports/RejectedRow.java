package org.campaignautomation.campaign.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row that could not be taken in.
 *
 * @param line of the file, where it begins
 * @param externalId whose it is, if it says so
 * @param code of the first fault
 * @param columns those at fault, by name
 * @param advice what is wrong and what to do
 */
public record RejectedRow(
    long line,
    @Nullable String externalId,
    List<String> cells,
    String code,
    String columns,
    String advice) {
  public RejectedRow {
    cells = List.copyOf(cells);
  }
}
