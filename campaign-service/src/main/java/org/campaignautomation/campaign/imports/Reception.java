package org.campaignautomation.campaign.imports;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.campaignautomation.campaign.database.Transactions;
import org.campaignautomation.campaign.imports.BatchTable.Batch;
import org.campaignautomation.platform.ids.Ids;
import org.campaignautomation.platform.problem.Fault;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Receives a file: its rows are stored batch by batch while they come in, in bounded memory, and
 * nothing of it is taken in before its last byte was found to be in order.
 */
@Singleton
class Reception {
  private static final int BATCH_ROWS = 500;
  private static final int BATCH_CHARACTERS = 1024 * 1024;
  private static final int MAX_OPEN = 20;

  private final ImportTable imports;
  private final BatchTable batches;
  private final Transactions transactions;

  Reception(ImportTable imports, BatchTable batches, Transactions transactions) {
    this.imports = imports;
    this.batches = batches;
    this.transactions = transactions;
  }

  /**
   * Reads the file to its end.
   *
   * @return the import's id
   * @throws ProblemException 400, 409, 413 or 422; nothing is kept of the file then
   * @throws IOException if whoever sends it goes away; nothing is kept of it
   */
  UUID receive(Upload upload, InputStream file) throws IOException {
    CsvReader reader = CsvReader.open(file, upload.delimiter());
    Mapping mapping = checked(upload.mappingOf(reader.columns()), reader.columns());
    UUID id = Ids.next();
    transactions.run(() -> begin(id, upload, reader));
    try {
      store(id, reader);
      transactions.run(() -> complete(id, upload.tenantId(), mapping));
      return id;
    } catch (IOException | RuntimeException e) {
      transactions.run(() -> forget(id, upload.tenantId()));
      throw e;
    }
  }

  /** The same mapping, if it fits the columns; 422 with every fault if it does not. */
  static @Nullable Mapping checked(@Nullable Mapping mapping, List<String> columns) {
    List<Fault> faults = mapping == null ? List.of() : mapping.faults(columns);
    if (!faults.isEmpty()) {
      throw new ProblemException(Problem.validationFailed(faults));
    }
    return mapping;
  }

  private boolean begin(UUID id, Upload upload, CsvReader reader) {
    if (imports.countOpen(upload.tenantId()) >= MAX_OPEN) {
      throw new ProblemException(
          Problem.conflict(
              "too_many_imports",
              "You have " + MAX_OPEN + " imports that are not over; wait, or cancel one.",
              Map.of()));
    }
    imports.insert(
        id,
        upload.tenantId(),
        upload.fileName(),
        reader.delimiter(),
        reader.columns(),
        upload.actor());
    return true;
  }

  private void store(UUID id, CsvReader reader) throws IOException {
    List<CsvRow> rows = new ArrayList<>(BATCH_ROWS);
    int characters = 0;
    int number = 0;
    for (CsvRow row = reader.next(); row != null; row = reader.next()) {
      rows.add(row);
      characters += row.length();
      if (rows.size() == BATCH_ROWS || characters > BATCH_CHARACTERS) {
        store(id, new Batch(++number, rows));
        rows.clear();
        characters = 0;
      }
    }
    if (!rows.isEmpty()) {
      store(id, new Batch(++number, rows));
    }
    if (number == 0) {
      throw CsvFault.at(
          2, "empty_file", "the file has the names of its columns only, and no row behind them.");
    }
  }

  private void store(UUID id, Batch batch) {
    transactions.run(
        () -> {
          if (!imports.received(id, batch.rows().size())) {
            throw tooSlow();
          }
          batches.insert(id, batch);
          return batch.number();
        });
  }

  private boolean complete(UUID id, String tenantId, @Nullable Mapping mapping) {
    if (!imports.uploaded(tenantId, id)) {
      throw tooSlow();
    }
    if (mapping != null) {
      imports.started(tenantId, id, mapping);
    }
    return true;
  }

  private boolean forget(UUID id, String tenantId) {
    imports.delete(tenantId, id);
    return true;
  }

  private static ProblemException tooSlow() {
    return new ProblemException(
        Problem.conflict(
            "upload_given_up",
            "The file came in too slowly, or its import was cancelled. Nothing was imported; send"
                + " it again.",
            Map.of()));
  }
}
