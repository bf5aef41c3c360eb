package org.campaignautomation.campaign.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.campaign.database.Database;

/** Table {@code contact_import_rejects}. In the caller's transaction. */
@Singleton
class RejectedRowTable {
  private static final TypeReference<List<String>> CELLS = new TypeReference<>() {};

  private static final String INSERT =
      """
      insert into contact_import_rejects
        (import_id, tenant_id, line, external_id, cells, code, columns, advice)
      select ?, ?, r.line, r."externalId", r.cells, r.code, r.columns, r.advice
      from jsonb_to_recordset(?::jsonb)
        as r(line bigint, "externalId" text, cells jsonb, code text, columns text, advice text)
      """;
  private static final String LIST =
      """
      select * from contact_import_rejects where tenant_id = ? and import_id = ? and line > ?
      order by line limit ?
      """;
  private static final String FORGET =
      "delete from contact_import_rejects where tenant_id = ? and external_id = ?";
  private static final String PURGE =
      """
      delete from contact_import_rejects where (import_id, line) in (
        select r.import_id, r.line from contact_import_rejects r
        join contact_imports i on i.id = r.import_id
        where i.finished_at < clock_timestamp() - make_interval(secs => ?)
        limit ?)
      """;

  private final Database database;
  private final ObjectMapper json;

  RejectedRowTable(Database database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  void add(ContactImport of, List<RejectedRow> rows) {
    try {
      database.update(INSERT, of.id(), of.tenantId(), json.writeValueAsString(rows));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Those behind a line, in order. */
  List<RejectedRow> list(String tenantId, UUID importId, long behindLine, int limit) {
    return database.list(
        LIST,
        row ->
            new RejectedRow(
                row.bigint("line"),
                row.textOrNull("external_id"),
                cells(row.text("cells")),
                row.text("code"),
                row.text("columns"),
                row.text("advice")),
        tenantId,
        importId,
        behindLine,
        limit);
  }

  void forget(String tenantId, String externalId) {
    database.update(FORGET, tenantId, externalId);
  }

  /** Removes some of imports that ended long ago; returns how many. */
  int purge(Duration kept, int limit) {
    return database.update(PURGE, kept.toMillis() / 1_000.0, limit);
  }

  private List<String> cells(String column) {
    try {
      return json.readValue(column, CELLS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
