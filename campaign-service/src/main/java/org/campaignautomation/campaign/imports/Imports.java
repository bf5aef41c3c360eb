package org.campaignautomation.campaign.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.campaignautomation.campaign.api.Page;
import org.campaignautomation.campaign.api.PageRequest;
import org.campaignautomation.campaign.imports.BatchTable.Batch;
import org.campaignautomation.platform.problem.LimitedBody;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;

/** Takes in files of contacts, shows how far they are, and stops them. */
@ApplicationScoped
public class Imports {
  /** The most that a file may have, in bytes. */
  public static final long MAX_FILE = 512L * 1024 * 1024;

  private final ImportTable table;
  private final BatchTable batches;
  private final RejectedRowTable rejects;
  private final Reception reception;

  Imports(ImportTable table, BatchTable batches, RejectedRowTable rejects, Reception reception) {
    this.table = table;
    this.batches = batches;
    this.rejects = rejects;
    this.reception = reception;
  }

  /**
   * Receives a file, in transactions of its own; it is started if it is known which column becomes
   * what.
   *
   * @param announced its length in bytes; below 0 if nobody knows
   * @throws ProblemException 400 if it is no CSV, 409 if too many are open, 413 if it is too large,
   *     422 if the mapping does not fit it; nothing is kept of it then
   * @throws IOException if it cannot be read to its end; nothing is kept of it
   */
  public UUID receive(Upload upload, InputStream file, long announced) throws IOException {
    if (announced > MAX_FILE) {
      throw new ProblemException(tooLarge());
    }
    return reception.receive(upload, new LimitedBody(file, MAX_FILE, tooLarge()));
  }

  /**
   * Starts an import that waits for its mapping.
   *
   * @throws ProblemException 404; 409 if it does not wait; 422 with every fault of the mapping
   */
  @Transactional
  public ContactImport start(String tenantId, UUID id, Mapping mapping) {
    ContactImport waiting = table.lock(tenantId, id).orElseThrow(Imports::notFound);
    if (waiting.state() != ImportState.UPLOADED) {
      throw illegal(waiting, List.of());
    }
    table.started(
        tenantId, id, Objects.requireNonNull(Reception.checked(mapping, waiting.columns())));
    return get(tenantId, id);
  }

  /**
   * Stops an import; what was imported stays. One that was stopped before is answered as it is.
   *
   * @throws ProblemException 404; 409 if it ended otherwise
   */
  @Transactional
  public ContactImport cancel(String tenantId, UUID id) {
    ContactImport running = table.lock(tenantId, id).orElseThrow(Imports::notFound);
    if (running.state() == ImportState.CANCELLED) {
      return running;
    }
    if (running.state().isOver()) {
      throw illegal(running, List.of());
    }
    batches.clear(id);
    table.finished(tenantId, id, ImportState.CANCELLED);
    return get(tenantId, id);
  }

  /**
   * One import.
   *
   * @throws ProblemException 404
   */
  @Transactional
  public ContactImport get(String tenantId, UUID id) {
    return table.find(tenantId, id).orElseThrow(Imports::notFound);
  }

  /** The tenant's imports of the last 90 days. */
  @Transactional
  public Page<ContactImport> list(String tenantId, PageRequest page) {
    return page.page(table.list(tenantId, page), ContactImport::id);
  }

  /**
   * The first rows that are not worked off, for somebody who is to say which column is what.
   *
   * @throws ProblemException 404
   */
  @Transactional
  public List<List<String>> sample(String tenantId, UUID id, int rows) {
    ContactImport shown = get(tenantId, id);
    return batches.first(shown.id()).map(Batch::rows).orElse(List.of()).stream()
        .limit(rows)
        .map(CsvRow::cells)
        .toList();
  }

  /**
   * The first rows that could not be taken in so far.
   *
   * @throws ProblemException 404
   */
  @Transactional
  public List<RejectedRow> rejected(String tenantId, UUID id, int rows) {
    return rejects.list(tenantId, get(tenantId, id).id(), 0, rows);
  }

  private static ProblemException illegal(ContactImport found, List<String> allowed) {
    return new ProblemException(
        Problem.conflict(
            "illegal_transition",
            "The import is " + found.state().text() + "; this cannot be done any more.",
            Map.of("allowed", allowed)));
  }

  private static ProblemException notFound() {
    return new ProblemException(Problem.notFound());
  }

  private static Problem tooLarge() {
    return Problem.of(
        413, "body_too_large", "The file is larger than 512 MiB; split it. Nothing was imported.");
  }
}
