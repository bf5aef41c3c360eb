package org.campaignautomation.dispatch.suppression;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Keeps a claim and an opt-out of the same person apart: claims share, an opt-out or an erasure has
 * them alone. They last until the transaction ends. Advisory, because what an opt-out adds is a row
 * that is not there yet, and no claim could lock it.
 */
@Singleton
class AddressLocks {
  private static final String SHARE =
      "select pg_advisory_xact_lock_shared(key) from unnest(?::bigint[]) as key";
  private static final String OWN =
      "select pg_advisory_xact_lock(key) from unnest(?::bigint[]) as key";

  private final DataSource dataSource;

  AddressLocks(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** The lock of a contact, for erasures. */
  static long key(String tenantId, UUID contactId) {
    return tenantId.hashCode()
        ^ contactId.getMostSignificantBits()
        ^ Long.rotateLeft(contactId.getLeastSignificantBits(), 1);
  }

  /** Waits for opt-outs under way, and keeps further ones waiting. */
  void share(Collection<Long> keys) {
    lock(SHARE, keys);
  }

  /** Waits for claims under way, and keeps further ones waiting. */
  void own(Collection<Long> keys) {
    lock(OWN, keys);
  }

  private void lock(String sql, Collection<Long> keys) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement lock = connection.prepareStatement(sql)) {
      // In one order, so that two who want the same ones cannot each hold half of them.
      lock.setArray(
          1, connection.createArrayOf("bigint", keys.stream().distinct().sorted().toArray()));
      lock.execute();
    } catch (SQLException e) {
      throw new IllegalStateException("a lock could not be had", e);
    }
  }
}
