package org.campaignautomation.campaign.database;

import java.sql.SQLException;

/** A statement that failed; unchecked, so that it rolls the transaction back. */
public class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final String LOCK_TIMEOUT = "55P03";

  private final String state;

  DatabaseException(SQLException cause) {
    super("SQL state " + cause.getSQLState(), cause);
    this.state = cause.getSQLState() == null ? "" : cause.getSQLState();
  }

  /** A lock was not to be had within the time allowed. */
  public boolean isLockTimeout() {
    return state.equals(LOCK_TIMEOUT);
  }
}
