package org.campaignautomation.campaign.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.campaignautomation.campaign.database.Database;

/**
 * Table {@code contact_import_batches}: rows of files that are still to be worked off. In the
 * caller's transaction.
 */
@Singleton
class BatchTable {
  private static final TypeReference<List<CsvRow>> ROWS = new TypeReference<>() {};

  private static final String INSERT =
      "insert into contact_import_batches (import_id, number, content) values (?, ?, ?)";
  private static final String FIRST =
      """
      select number, content from contact_import_batches
      where import_id = ? order by number limit 1
      """;
  private static final String DELETE =
      "delete from contact_import_batches where import_id = ? and number = ?";
  private static final String CLEAR = "delete from contact_import_batches where import_id = ?";

  private final Database database;
  private final ObjectMapper json;

  BatchTable(Database database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /** Some rows that follow each other. */
  record Batch(int number, List<CsvRow> rows) {
    Batch {
      rows = List.copyOf(rows);
    }
  }

  void insert(UUID importId, Batch batch) {
    try {
      database.update(INSERT, importId, batch.number(), json.writeValueAsBytes(batch.rows()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  Optional<Batch> first(UUID importId) {
    return database.first(
        FIRST,
        row ->
            new Batch(
                row.integer("number"), rows(Objects.requireNonNull(row.bytesOrNull("content")))),
        importId);
  }

  void delete(UUID importId, int number) {
    database.update(DELETE, importId, number);
  }

  void clear(UUID importId) {
    database.update(CLEAR, importId);
  }

  private List<CsvRow> rows(byte[] content) {
    try {
      return json.readValue(content, ROWS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
