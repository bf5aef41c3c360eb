package org.campaignautomation.campaign.database;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Runs a use case in a transaction of its own, again if another transaction was in its way. */
@Singleton
public class Transactions {
  private static final int TRIES = 5;

  /** Serialisation failure, deadlock. */
  private static final Set<String> CONFLICTS = Set.of("40001", "40P01");

  /** Classes: connection, rollback, resources, object in use, intervention, system. */
  private static final Set<String> PASSING = Set.of("08", "40", "53", "55", "57", "58");

  /**
   * The outermost boundary: the whole effect is repeated after a deadlock or a failed
   * serialisation, so it must do nothing that a rollback does not undo.
   */
  public <T> T run(Supplier<T> effect) {
    for (int attempt = 1; ; attempt++) {
      try {
        return QuarkusTransaction.requiringNew().call(effect::get);
      } catch (RuntimeException e) {
        if (attempt == TRIES || !isConflict(e)) {
          throw e;
        }
      }
    }
  }

  /**
   * Whether what failed may succeed later as it is: the database was away, or busy. After a failed
   * commit it may also have succeeded. A failure without a state comes from the pool, which waited
   * for a connection in vain.
   */
  public static boolean isPassing(RuntimeException thrown) {
    return state(thrown)
        .map(state -> state.isEmpty() || PASSING.contains(state.substring(0, 2)))
        .orElse(thrown instanceof QuarkusTransactionException);
  }

  private static boolean isConflict(RuntimeException thrown) {
    return state(thrown).filter(CONFLICTS::contains).isPresent();
  }

  /** The SQLSTATE of the failure behind an exception; empty text if it has none. */
  private static Optional<String> state(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return Optional.of(sql.getSQLState() == null ? "" : sql.getSQLState());
      }
    }
    return Optional.empty();
  }
}
