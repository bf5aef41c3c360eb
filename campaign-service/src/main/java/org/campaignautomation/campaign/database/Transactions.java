package org.campaignautomation.campaign.database;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** Runs a use case in a transaction of its own, again if another transaction was in its way. */
@Singleton
public class Transactions {
  private static final int TRIES = 5;

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
   * commit it may also have succeeded.
   */
  public static boolean isPassing(RuntimeException thrown) {
    return thrown instanceof QuarkusTransactionException
        || (thrown instanceof DatabaseException failed && failed.isPassing());
  }

  private static boolean isConflict(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof DatabaseException failed && failed.isConflict()) {
        return true;
      }
    }
    return false;
  }
}
