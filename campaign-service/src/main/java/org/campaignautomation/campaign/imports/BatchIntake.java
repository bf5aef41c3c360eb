package org.campaignautomation.campaign.imports;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.campaignautomation.campaign.contact.ContactPatch;
import org.campaignautomation.campaign.contact.Contacts;
import org.campaignautomation.campaign.contact.Door;
import org.campaignautomation.campaign.contact.Outcome;
import org.campaignautomation.campaign.contact.Statement;
import org.campaignautomation.campaign.imports.BatchTable.Batch;
import org.campaignautomation.campaign.imports.ContactImport.Counts;
import org.campaignautomation.platform.problem.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Works off one batch of whichever import's turn it is. In the caller's transaction, which holds
 * contacts, counts and rejects together and removes the batch: after a kill it is either done or as
 * it was.
 */
@Singleton
class BatchIntake {
  private static final int MAX_EXTERNAL_ID = 255;
  private static final Fault TOO_WIDE =
      new Fault(
          "",
          "too_many_cells",
          "The row has more cells than the file has columns. A value with the delimiter in it stands"
              + " in quotes.");
  private static final Fault ERASED =
      new Fault(
          "",
          "erased",
          "The person was erased after the file was sent, and is not taken in again.");

  private final ImportTable imports;
  private final BatchTable batches;
  private final RejectedRowTable rejects;
  private final Contacts contacts;

  BatchIntake(
      ImportTable imports, BatchTable batches, RejectedRowTable rejects, Contacts contacts) {
    this.imports = imports;
    this.batches = batches;
    this.rejects = rejects;
    this.contacts = contacts;
  }

  /** Somebody of the batch was erased while it was taken in; it is to be taken in again. */
  static final class ErasedMeanwhile extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** A batch that cannot be taken in. */
  static final class BatchFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ContactImport of;

    BatchFailed(ContactImport of, RuntimeException cause) {
      super("a batch of an import", cause);
      this.of = of;
    }

    ContactImport of() {
      return of;
    }
  }

  /**
   * Works off a batch, or ends an import that has none left.
   *
   * @return false if there is nothing to do
   */
  boolean next() {
    Optional<ContactImport> claimed = imports.claim();
    claimed.ifPresent(this::workOn);
    return claimed.isPresent();
  }

  private void workOn(ContactImport claimed) {
    try {
      Optional<Batch> batch = batches.first(claimed.id());
      if (batch.isPresent()) {
        take(claimed, batch.get());
      } else {
        imports.finished(claimed.tenantId(), claimed.id(), ImportState.DONE);
      }
    } catch (ErasedMeanwhile e) {
      throw e;
    } catch (RuntimeException e) {
      throw new BatchFailed(claimed, e);
    }
  }

  private void take(ContactImport claimed, Batch batch) {
    RowMapper mapper = new RowMapper(claimed.columns(), Objects.requireNonNull(claimed.mapping()));
    List<Line> lines = batch.rows().stream().map(row -> line(mapper, row)).toList();
    List<String> people =
        lines.stream()
            .map(line -> line.patch().externalId())
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    Set<String> erased = erased(claimed, people);
    Tally tally = new Tally(mapper, erased);
    List<Line> readable = lines.stream().filter(tally::mayBeTaken).toList();
    Iterator<Outcome> outcomes = outcomes(claimed, readable).iterator();
    readable.forEach(line -> tally.add(line, outcomes.next()));
    if (!erased(claimed, people).equals(erased)) {
      throw new ErasedMeanwhile();
    }
    imports.worked(claimed.tenantId(), claimed.id(), tally.counts());
    if (!tally.rejected.isEmpty()) {
      rejects.add(claimed, tally.rejected);
    }
    batches.delete(claimed.id(), batch.number());
  }

  private Set<String> erased(ContactImport claimed, List<String> people) {
    return contacts.erasedSince(claimed.tenantId(), people, claimed.createdAt());
  }

  private List<Outcome> outcomes(ContactImport claimed, List<Line> lines) {
    List<Statement> statements = lines.stream().map(line -> Statement.now(line.patch())).toList();
    return statements.isEmpty()
        ? List.of()
        : contacts.take(claimed.tenantId(), statements, Door.IMPORT);
  }

  private record Line(CsvRow row, ContactPatch patch, boolean tooWide) {}

  private static Line line(RowMapper mapper, CsvRow row) {
    return new Line(row, mapper.patch(row), mapper.isTooWide(row));
  }

  /** What becomes of a batch's rows. */
  private static final class Tally {
    private final RowMapper mapper;
    private final Set<String> erased;
    private final List<RejectedRow> rejected = new ArrayList<>();
    private final Map<Outcome.Kind, Integer> taken = new EnumMap<>(Outcome.Kind.class);

    Tally(RowMapper mapper, Set<String> erased) {
      this.mapper = mapper;
      this.erased = erased;
    }

    /** Notes a row that cannot be taken in whatever it says. */
    boolean mayBeTaken(Line line) {
      String externalId = line.patch().externalId();
      if (externalId != null && erased.contains(externalId)) {
        // Nothing of an erased person is kept, the row's cells included.
        rejected.add(
            new RejectedRow(
                line.row().line(), null, List.of(), ERASED.code(), "", ERASED.detail()));
        return false;
      }
      if (line.tooWide()) {
        reject(line, List.of(TOO_WIDE));
        return false;
      }
      return true;
    }

    void add(Line line, Outcome outcome) {
      switch (outcome) {
        case Outcome.Taken it -> taken.merge(it.kind(), 1, Integer::sum);
        case Outcome.Refused it -> reject(line, it.faults());
      }
    }

    private void reject(Line line, List<Fault> faults) {
      List<String> columns =
          faults.stream()
              .map(fault -> mapper.columnOf(fault.pointer()))
              .filter(column -> !column.isEmpty())
              .distinct()
              .toList();
      List<String> advice =
          faults.stream().map(fault -> advice(fault, mapper.columnOf(fault.pointer()))).toList();
      rejected.add(
          new RejectedRow(
              line.row().line(),
              key(line.patch().externalId()),
              line.row().cells(),
              faults.getFirst().code(),
              String.join(", ", columns),
              String.join(" ", advice)));
    }

    private static String advice(Fault fault, String column) {
      return column.isEmpty() ? fault.detail() : column + ": " + fault.detail();
    }

    /** Nobody has a longer one. */
    private static @Nullable String key(@Nullable String externalId) {
      return externalId == null || externalId.length() > MAX_EXTERNAL_ID ? null : externalId;
    }

    Counts counts() {
      return new Counts(
          0,
          of(Outcome.Kind.CREATED),
          of(Outcome.Kind.UPDATED),
          of(Outcome.Kind.UNCHANGED) + of(Outcome.Kind.STALE),
          rejected.size());
    }

    private long of(Outcome.Kind kind) {
      return taken.getOrDefault(kind, 0);
    }
  }
}
