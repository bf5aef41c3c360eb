package org.campaignautomation.campaign.database;

import java.sql.SQLException;
import java.util.Set;

/** A statement that failed; unchecked, so that it rolls the transaction back. */
public class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "55", "57", "58");
  private static final Set<String> CONFLICTS = Set.of("40001", "40P01");
  private static final String LOCK_TIMEOUT = "55P03";

  private final String state;

  DatabaseException(SQLException cause) {
    super("SQL state " + cause.getSQLState(), cause);
    this.state = cause.getSQLState() == null ? "" : cause.getSQLState();
  }

  /** Two transactions were in each other's way: the whole transaction may be run again at once. */
  boolean isConflict() {
    return CONFLICTS.contains(state);
  }

  /** A lock was not to be had within the time allowed. */
  public boolean isLockTimeout() {
    return state.equals(LOCK_TIMEOUT);
  }

  /**
   * The cause will pass: no connection, no resources, shutting down. A failure without a state
   * comes from the pool, which waited for a connection.
   */
  public boolean isPassing() {
    return state.isEmpty() || PASSING_CLASSES.contains(state.substring(0, 2));
  }
}
