package org.campaignautomation.campaign.contact;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.campaignautomation.campaign.api.PageRequest;
import org.campaignautomation.campaign.contact.Reject.Origin;
import org.campaignautomation.campaign.database.Database;
import org.campaignautomation.campaign.database.Row;
import org.campaignautomation.platform.ids.Ids;
import org.jspecify.annotations.Nullable;

/** The table of records that could not be taken in. */
@Singleton
class RejectTable {
  static final int PURGE_BATCH = 1_000;

  private static final String INSERT =
      """
      insert into ingest_rejects (id, tenant_id, digest, topic, partition, record_offset, record_key,
        event_id, event_source, event_type, event_time, code, pointer, detail, body)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?, ?, ?, ?::bytea)
      on conflict (tenant_id, digest) do nothing
      """;
  private static final String FIND = "select * from ingest_rejects where tenant_id = ? and id = ?";
  private static final String LOCK = FIND + " for update";
  private static final String LIST =
      """
      select * from ingest_rejects where tenant_id = ? and (?::uuid is null or id < ?)
      order by id desc limit ?
      """;
  private static final String REPLAYED =
      """
      update ingest_rejects
      set replayed_at = clock_timestamp(), replayed_by = ?, contact_id = ?::uuid, body = null
      where tenant_id = ? and id = ?
      """;
  private static final String FORGET =
      "delete from ingest_rejects where tenant_id = ? and record_key = ?";
  private static final String PURGE =
      """
      delete from ingest_rejects where id in (
        select id from ingest_rejects where rejected_at < clock_timestamp() - interval '30 days'
        order by id limit ? for update skip locked)
      """;

  private final Database database;

  RejectTable(Database database) {
    this.database = database;
  }

  /** False if the same event was listed before. */
  boolean add(Rejection rejection) {
    Origin origin = rejection.origin();
    return database.update(
            INSERT,
            Ids.next(),
            rejection.tenantId(),
            digest(rejection),
            origin.topic(),
            origin.partition(),
            origin.offset(),
            storable(origin.key()),
            storable(origin.eventId()),
            storable(origin.source()),
            storable(origin.type()),
            origin.time(),
            rejection.code(),
            storable(rejection.pointer()),
            storable(rejection.detail()),
            rejection.body())
        == 1;
  }

  Optional<Reject> find(String tenantId, UUID id) {
    return database.first(FIND, RejectTable::read, tenantId, id);
  }

  Optional<Reject> lock(String tenantId, UUID id) {
    return database.first(LOCK, RejectTable::read, tenantId, id);
  }

  List<Reject> list(String tenantId, PageRequest page) {
    return database.list(
        LIST, RejectTable::read, tenantId, page.before(), page.before(), page.fetch());
  }

  void replayed(String tenantId, UUID id, String by, @Nullable UUID contactId) {
    database.update(REPLAYED, by, contactId, tenantId, id);
  }

  void forget(String tenantId, String recordKey) {
    database.update(FORGET, tenantId, recordKey);
  }

  int purge() {
    return database.update(PURGE, PURGE_BATCH);
  }

  /** An event that names itself is known by that and its body, another by its place. */
  private static byte[] digest(Rejection rejection) {
    Origin origin = rejection.origin();
    String name =
        origin.eventId() == null
            ? origin.topic() + "\0" + origin.partition() + "\0" + origin.offset()
            : origin.source() + "\0" + origin.eventId();
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(name.getBytes(StandardCharsets.UTF_8));
      if (rejection.body() != null) {
        digest.update((byte) 0);
        digest.update(rejection.body());
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a producer wrote may be anything; Postgres keeps no NUL. */
  private static @Nullable String storable(@Nullable String text) {
    return text == null ? null : text.replace('\0', '\uFFFD');
  }

  private static Reject read(Row row) throws SQLException {
    return new Reject(
        row.id("id"),
        row.text("tenant_id"),
        new Origin(
            row.text("topic"),
            row.integer("partition"),
            row.bigint("record_offset"),
            row.textOrNull("record_key"),
            row.textOrNull("event_id"),
            row.textOrNull("event_source"),
            row.textOrNull("event_type"),
            row.instantOrNull("event_time")),
        row.text("code"),
        row.textOrNull("pointer"),
        row.text("detail"),
        row.bytesOrNull("body"),
        row.instant("rejected_at"),
        row.instantOrNull("replayed_at"),
        row.idOrNull("contact_id"));
  }
}
