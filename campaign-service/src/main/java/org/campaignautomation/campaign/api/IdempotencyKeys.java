package org.campaignautomation.campaign.api;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import org.campaignautomation.campaign.database.Database;
import org.jspecify.annotations.Nullable;

/** The table of keys: inserted first, so that a second request with the same key waits. */
@Singleton
class IdempotencyKeys {
  static final int PURGE_BATCH = 1_000;

  /** What a key is unique in. */
  record Scope(String tenantId, String method, String path, String key) {}

  /**
   * The answer to the first request.
   *
   * @param answer null while another service is at it
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
  record Kept(
      byte[] bodyHash,
      int status,
      @Nullable String location,
      @Nullable String etag,
      @Nullable String answer) {}

  private static final String EXPIRED =
      """
      delete from idempotency_keys
      where tenant_id = ? and method = ? and path = ? and key = ?
        and (created_at < clock_timestamp() - interval '24 hours'
          or status is null and created_at < clock_timestamp() - make_interval(secs => ?))
      """;
  private static final String BEGIN =
      """
      insert into idempotency_keys (tenant_id, method, path, key, body_hash)
      values (?, ?, ?, ?, ?) on conflict do nothing
      """;
  private static final String KEEP =
      """
      update idempotency_keys set status = ?, location = ?, etag = ?, answer = ?, resource_id = ?
      where tenant_id = ? and method = ? and path = ? and key = ?
      """;
  private static final String FIND =
      """
      select body_hash, status, location, etag, answer from idempotency_keys
      where tenant_id = ? and method = ? and path = ? and key = ?
      """;
  private static final String RELEASE =
      """
      delete from idempotency_keys
      where tenant_id = ? and method = ? and path = ? and key = ? and status is null
      """;
  private static final String PURGE =
      """
      delete from idempotency_keys where (tenant_id, method, path, key) in (
        select tenant_id, method, path, key from idempotency_keys
        where created_at < clock_timestamp() - interval '24 hours'
        order by created_at limit ? for update skip locked)
      """;
  private static final String FORGET =
      "delete from idempotency_keys where tenant_id = ? and resource_id = ?";

  private final Database database;

  IdempotencyKeys(Database database) {
    this.database = database;
  }

  /**
   * True if the key is new; waits this long at most for another transaction that has it.
   *
   * @param patience how long a request may go without an answer until its key is free again
   */
  boolean begin(Scope scope, byte[] bodyHash, int waitMillis, Duration patience) {
    database.lockTimeout(waitMillis);
    database.update(
        EXPIRED,
        scope.tenantId(),
        scope.method(),
        scope.path(),
        scope.key(),
        (double) patience.toSeconds());
    int begun =
        database.update(
            BEGIN, scope.tenantId(), scope.method(), scope.path(), scope.key(), bodyHash);
    database.lockTimeout(0);
    return begun == 1;
  }

  void keep(Scope scope, Answer answer, String json) {
    String location = answer.location() == null ? null : answer.location().toString();
    database.update(
        KEEP,
        answer.status(),
        location,
        answer.etag(),
        json,
        answer.resourceId(),
        scope.tenantId(),
        scope.method(),
        scope.path(),
        scope.key());
  }

  Kept find(Scope scope) {
    return database
        .first(
            FIND,
            row ->
                new Kept(
                    requireBytes(row.bytesOrNull("body_hash")),
                    row.integer("status"),
                    row.textOrNull("location"),
                    row.textOrNull("etag"),
                    row.textOrNull("answer")),
            scope.tenantId(),
            scope.method(),
            scope.path(),
            scope.key())
        .orElseThrow();
  }

  /** Lets go of a key whose effect did not come about. */
  void release(Scope scope) {
    database.update(RELEASE, scope.tenantId(), scope.method(), scope.path(), scope.key());
  }

  int purge() {
    return database.update(PURGE, PURGE_BATCH);
  }

  /** Removes the kept answers that show a resource. */
  void forget(String tenantId, UUID resourceId) {
    database.update(FORGET, tenantId, resourceId);
  }

  private static byte[] requireBytes(byte @Nullable [] bytes) {
    return java.util.Objects.requireNonNull(bytes);
  }
}
