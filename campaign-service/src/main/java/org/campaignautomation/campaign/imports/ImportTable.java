package org.campaignautomation.campaign.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.campaignautomation.campaign.api.PageRequest;
import org.campaignautomation.campaign.database.Database;
import org.campaignautomation.campaign.database.Row;
import org.campaignautomation.campaign.imports.ContactImport.Counts;
import org.jspecify.annotations.Nullable;

/** Table {@code contact_imports}. In the caller's transaction. */
@Singleton
class ImportTable {
  private static final String INSERT =
      """
      insert into contact_imports (id, tenant_id, file_name, delimiter, columns, created_by)
      values (?, ?, ?, ?, ?, ?)
      """;
  private static final String OPEN =
      """
      select count(*) as imports from contact_imports
      where tenant_id = ? and state in ('receiving', 'uploaded', 'running')
      """;
  private static final String RECEIVED =
      """
      update contact_imports set lines = lines + ?, touched_at = clock_timestamp()
      where id = ? and state = 'receiving'
      """;
  private static final String UPLOADED =
      """
      update contact_imports set state = 'uploaded', touched_at = clock_timestamp()
      where tenant_id = ? and id = ? and state = 'receiving'
      """;
  private static final String STARTED =
      """
      update contact_imports
      set state = 'running', mapping = ?::jsonb, started_at = clock_timestamp(),
        touched_at = clock_timestamp()
      where tenant_id = ? and id = ?
      """;
  private static final String FINISHED =
      """
      update contact_imports set state = ?, finished_at = clock_timestamp()
      where tenant_id = ? and id = ?
      """;
  private static final String WORKED =
      """
      update contact_imports
      set created = created + ?, updated = updated + ?, unchanged = unchanged + ?,
        rejected = rejected + ?, touched_at = clock_timestamp()
      where tenant_id = ? and id = ?
      """;

  /** Another pod's is left alone: its row is locked as long as its batch takes. */
  private static final String CLAIM =
      """
      select * from contact_imports where state = 'running'
      order by touched_at limit 1 for update skip locked
      """;

  private static final String FIND = "select * from contact_imports where tenant_id = ? and id = ?";
  private static final String LIST =
      """
      select * from contact_imports where tenant_id = ? and (?::uuid is null or id < ?)
      order by id desc limit ?
      """;
  private static final String DELETE = "delete from contact_imports where tenant_id = ? and id = ?";
  private static final String ABANDONED =
      """
      select * from contact_imports
      where (state = 'receiving' and touched_at < clock_timestamp() - make_interval(secs => ?))
        or (state = 'uploaded' and touched_at < clock_timestamp() - make_interval(secs => ?))
      limit ? for update skip locked
      """;
  private static final String PURGE =
      """
      delete from contact_imports where id in (
        select id from contact_imports
        where finished_at < clock_timestamp() - make_interval(secs => ?)
        limit ? for update skip locked)
      """;

  private final Database database;
  private final ObjectMapper json;

  ImportTable(Database database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  void insert(
      UUID id,
      String tenantId,
      @Nullable String fileName,
      Delimiter delimiter,
      List<String> columns,
      String createdBy) {
    database.update(
        INSERT,
        id,
        tenantId,
        fileName,
        delimiter.text(),
        columns.toArray(String[]::new),
        createdBy);
  }

  /** How many of the tenant's are not over. */
  long countOpen(String tenantId) {
    return database.list(OPEN, row -> row.bigint("imports"), tenantId).getFirst();
  }

  /** False if it is not being received any more. */
  boolean received(UUID id, int lines) {
    return database.update(RECEIVED, lines, id) == 1;
  }

  boolean uploaded(String tenantId, UUID id) {
    return database.update(UPLOADED, tenantId, id) == 1;
  }

  void started(String tenantId, UUID id, Mapping mapping) {
    database.update(STARTED, write(mapping), tenantId, id);
  }

  void finished(String tenantId, UUID id, ImportState state) {
    database.update(FINISHED, state.text(), tenantId, id);
  }

  /** Adds to the counts. */
  void worked(String tenantId, UUID id, Counts more) {
    database.update(
        WORKED, more.created(), more.updated(), more.unchanged(), more.rejected(), tenantId, id);
  }

  /** The running import that was worked on longest ago, locked until the transaction ends. */
  Optional<ContactImport> claim() {
    return database.first(CLAIM, this::read);
  }

  Optional<ContactImport> find(String tenantId, UUID id) {
    return database.first(FIND, this::read, tenantId, id);
  }

  Optional<ContactImport> lock(String tenantId, UUID id) {
    return database.first(FIND + " for update", this::read, tenantId, id);
  }

  List<ContactImport> list(String tenantId, PageRequest page) {
    return database.list(LIST, this::read, tenantId, page.before(), page.before(), page.fetch());
  }

  void delete(String tenantId, UUID id) {
    database.update(DELETE, tenantId, id);
  }

  /** Some whose file never came to its end, or which nobody started, locked. */
  List<ContactImport> abandoned(Duration unfinished, Duration unstarted, int limit) {
    return database.list(ABANDONED, this::read, seconds(unfinished), seconds(unstarted), limit);
  }

  /** Removes some that are long over; returns how many. */
  int purge(Duration kept, int limit) {
    return database.update(PURGE, seconds(kept), limit);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1_000.0;
  }

  private ContactImport read(Row row) throws SQLException {
    String mapping = row.textOrNull("mapping");
    return new ContactImport(
        row.id("id"),
        row.text("tenant_id"),
        ImportState.named(row.text("state")),
        row.textOrNull("file_name"),
        Delimiter.named(row.text("delimiter")).orElseThrow(),
        row.texts("columns"),
        mapping == null ? null : readMapping(mapping),
        new Counts(
            row.bigint("lines"),
            row.bigint("created"),
            row.bigint("updated"),
            row.bigint("unchanged"),
            row.bigint("rejected")),
        row.text("created_by"),
        row.instant("created_at"),
        row.instantOrNull("started_at"),
        row.instantOrNull("finished_at"));
  }

  private Mapping readMapping(String column) {
    try {
      return json.readValue(column, Mapping.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private String write(Mapping mapping) {
    try {
      return json.writeValueAsString(mapping);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
