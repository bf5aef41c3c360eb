package org.campaignautomation.campaign.contact.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.campaignautomation.campaign.contact.ContactReader;
import org.campaignautomation.campaign.contact.ContactReader.Reading;
import org.campaignautomation.campaign.contact.Contacts;
import org.campaignautomation.campaign.contact.Door;
import org.campaignautomation.campaign.contact.Outcome;
import org.campaignautomation.campaign.contact.Statement;
import org.campaignautomation.campaign.database.Transactions;
import org.campaignautomation.platform.problem.Fault;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.campaignautomation.platform.telemetry.Logs;
import org.jboss.logging.Logger;

/**
 * Takes in contacts line by line, 500 in a transaction, in bounded memory.
 *
 * <p>The outcomes wait in a {@link Spool} until the last line is read: most clients read nothing
 * before they have sent all, and would wait for us while we wait for them.
 */
@Singleton
class BulkIntake {
  private static final Logger LOG = Logger.getLogger(BulkIntake.class);
  static final long MAX_BODY = 512L * 1024 * 1024;

  private static final int BATCH = 500;
  private static final int MAX_BATCH_BYTES = 4 * 1024 * 1024;
  private static final Fault TOO_LARGE =
      new Fault("", "body_too_large", "A line takes up to 64 KiB.");
  private static final Fault UNAVAILABLE =
      new Fault("", "temporarily_unavailable", "The database did not answer; send it again.");

  private final Contacts contacts;
  private final Transactions transactions;
  private final ObjectWriter json;

  BulkIntake(Contacts contacts, Transactions transactions, ObjectMapper mapper) {
    this.contacts = contacts;
    this.transactions = transactions;
    this.json = mapper.writerFor(BulkOutcome.class);
  }

  /**
   * Reads to the end.
   *
   * @throws IOException if the client goes away; what was committed stays
   */
  Spool take(String tenantId, InputStream body) throws IOException {
    Spool spool = new Spool();
    try {
      LineReader lines = new LineReader(body);
      List<Line> batch = new ArrayList<>(BATCH);
      int bytes = 0;
      while (lines.next()) {
        if (lines.isBlank()) {
          continue;
        }
        if (lines.total() > MAX_BODY) {
          throw new ProblemException(tooLarge());
        }
        batch.add(read(lines));
        bytes += lines.length();
        if (batch.size() == BATCH || bytes > MAX_BATCH_BYTES) {
          settle(tenantId, batch, spool);
          batch.clear();
          bytes = 0;
        }
      }
      settle(tenantId, batch, spool);
      return spool;
    } catch (IOException | RuntimeException e) {
      spool.delete();
      throw e;
    }
  }

  /** What is to be answered to a body of more than 512 MiB; lines committed before stay. */
  static Problem tooLarge() {
    return Problem.of(
        413, "body_too_large", "The body is larger than 512 MiB; send it in several requests.");
  }

  private sealed interface Line {
    record Said(long number, Statement statement) implements Line {}

    record Bad(long number, Fault fault) implements Line {}
  }

  private static Line read(LineReader lines) {
    if (lines.isTooLong()) {
      return new Line.Bad(lines.number(), TOO_LARGE);
    }
    return switch (ContactReader.read(lines.bytes())) {
      case Reading.Understood understood ->
          new Line.Said(lines.number(), Statement.now(understood.patch()));
      case Reading.Malformed malformed ->
          new Line.Bad(lines.number(), malformed.faults().getFirst());
    };
  }

  private void settle(String tenantId, List<Line> batch, Spool spool) throws IOException {
    List<Statement> statements = new ArrayList<>(batch.size());
    for (Line line : batch) {
      if (line instanceof Line.Said said) {
        statements.add(said.statement());
      }
    }
    Iterator<Outcome> outcomes = outcomes(tenantId, statements).iterator();
    for (Line line : batch) {
      BulkOutcome outcome =
          switch (line) {
            case Line.Said(long number, Statement statement) ->
                BulkOutcome.of(number, statement.patch().externalId(), outcomes.next());
            case Line.Bad(long number, Fault fault) -> BulkOutcome.rejected(number, null, fault);
          };
      spool.write((json.writeValueAsString(outcome) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  /** A batch that cannot be committed now is told line by line; those before it are committed. */
  private List<Outcome> outcomes(String tenantId, List<Statement> statements) {
    if (statements.isEmpty()) {
      return List.of();
    }
    try {
      return transactions.run(() -> contacts.take(tenantId, statements, Door.BULK));
    } catch (RuntimeException e) {
      if (!Transactions.isPassing(e)) {
        throw e;
      }
      LOG.warnf("A batch of contacts could not be committed: %s", Logs.describe(e));
      return statements.stream()
          .<Outcome>map(statement -> new Outcome.Refused(List.of(UNAVAILABLE)))
          .toList();
    }
  }
}
