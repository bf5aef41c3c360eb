package org.campaignautomation.campaign.contact;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.campaignautomation.campaign.database.Database;

/**
 * When contacts were erased, by a digest of their external id, for as long as events may come late.
 */
@Singleton
class ErasureTable {
  static final int PURGE_BATCH = 1_000;

  private static final String RECORD =
      """
      insert into contact_erasures (tenant_id, external_id_hash, erased_at) values (?, ?, ?)
      on conflict (tenant_id, external_id_hash)
      do update set erased_at = greatest(contact_erasures.erased_at, excluded.erased_at)
      """;
  private static final String FIND =
      """
      select external_id_hash, erased_at from contact_erasures
      where tenant_id = ? and external_id_hash = any (?)
      """;
  private static final String PURGE =
      """
      delete from contact_erasures where (tenant_id, external_id_hash) in (
        select tenant_id, external_id_hash from contact_erasures
        where erased_at < clock_timestamp() - interval '30 days'
        order by erased_at limit ? for update skip locked)
      """;

  private record Erasure(String hash, Instant at) {}

  private final Database database;

  ErasureTable(Database database) {
    this.database = database;
  }

  void record(String tenantId, String externalId, Instant erasedAt) {
    database.update(RECORD, tenantId, hash(tenantId, externalId), erasedAt);
  }

  /** When contacts were last erased, by external id; only those that were. */
  Map<String, Instant> find(String tenantId, Collection<String> externalIds) {
    if (externalIds.isEmpty()) {
      return Map.of();
    }
    Map<String, String> idOfHash = HashMap.newHashMap(externalIds.size());
    byte[][] hashes =
        externalIds.stream()
            .map(
                externalId -> {
                  byte[] hash = hash(tenantId, externalId);
                  idOfHash.put(HexFormat.of().formatHex(hash), externalId);
                  return hash;
                })
            .toArray(byte[][]::new);
    List<Erasure> erasures =
        database.list(
            FIND,
            row ->
                new Erasure(
                    HexFormat.of()
                        .formatHex(Objects.requireNonNull(row.bytesOrNull("external_id_hash"))),
                    row.instant("erased_at")),
            tenantId,
            hashes);
    Map<String, Instant> found = HashMap.newHashMap(erasures.size());
    erasures.forEach(
        erasure -> found.put(Objects.requireNonNull(idOfHash.get(erasure.hash())), erasure.at()));
    return found;
  }

  int purge() {
    return database.update(PURGE, PURGE_BATCH);
  }

  private static byte[] hash(String tenantId, String externalId) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest((tenantId + "\0" + externalId).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
