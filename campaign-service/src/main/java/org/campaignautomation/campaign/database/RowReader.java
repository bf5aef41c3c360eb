package org.campaignautomation.campaign.database;

import java.sql.SQLException;

/**
 * Makes a value of a row.
 *
 * @param <T> the value
 */
@FunctionalInterface
public interface RowReader<T> {
  /** Reads the current row. */
  T read(Row row) throws SQLException;
}
