package org.campaignautomation.endtoend.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.endtoend.installation.Person;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the crash suite looks for, it finds. */
class AuditTest {
  private final Person person = Person.next();

  @ParameterizedTest
  @CsvSource({
    "completed, , 1, false, ''",
    "completed, , 2, false, doubled",
    "completed, , 0, false, 'completed, but never arrived'",
    "failed, recipient_permanent, 0, true, ''",
    "failed, recipient_permanent, 1, true, 'failed, but arrived'",
    "failed, attempts_exhausted, 0, false, failed without a reason",
    "failed, outcome_unknown, 0, false, ''",
    "failed, outcome_unknown, 1, false, ''",
    "failed, outcome_unknown, 2, false, doubled",
    "pending, , 0, false, not sent",
    "skipped, too_late, 0, false, not sent",
    "cancelled, , 0, false, not sent"
  })
  void judgesAJobByWhatArrived(
      String status, @Nullable String reason, int kept, boolean refused, String fault) {
    // given
    List<Books.Job> jobs = List.of(email(status, reason, "1:unknown"), text("1:accepted"));

    // when
    Audit audit =
        Audit.of(
            jobs, List.of(person), job -> job.email() ? kept : 1, job -> refused && job.email());

    // then
    if (fault.isEmpty()) {
      assertThat(audit.faults()).isEmpty();
    } else {
      assertThat(audit.faults()).singleElement().asString().startsWith(fault + ":");
    }
  }

  @Test
  void noticesAnUnknownOutcomeThatTheLedgerDoesNotList() {
    List<Books.Job> jobs = List.of(email("failed", "outcome_unknown", null), text("1:accepted"));

    Audit audit = Audit.of(jobs, List.of(person), job -> job.email() ? 0 : 1, job -> false);

    assertThat(audit.faults()).singleElement().asString().startsWith("unknown and not listed");
    assertThat(audit.unknown()).isOne();
  }

  @Test
  void noticesAnSmsThatWasNotFoundOut() {
    Books.Job text =
        new Books.Job(
            UUID.randomUUID(),
            false,
            "failed",
            "outcome_unknown",
            null,
            person.phone(),
            "1:unknown");
    List<Books.Job> jobs = List.of(email("completed", null, "1:accepted"), text);

    Audit audit = Audit.of(jobs, List.of(person), job -> 1, job -> false);

    assertThat(audit.faults()).singleElement().asString().startsWith("an SMS that was not found");
  }

  @Test
  void noticesAMissingJobAndOneTooMany() {
    List<Books.Job> jobs = new ArrayList<>(List.of(text("1:accepted"), text("1:accepted")));

    Audit audit = Audit.of(jobs, List.of(person), job -> 1, job -> false);

    assertThat(audit.faults())
        .anySatisfy(
            fault -> assertThat(fault).isEqualTo("0 jobs instead of one for " + person.email()))
        .anySatisfy(
            fault -> assertThat(fault).isEqualTo("2 jobs instead of one for " + person.phone()));
  }

  private Books.Job email(String status, @Nullable String reason, @Nullable String ledger) {
    return new Books.Job(UUID.randomUUID(), true, status, reason, null, person.email(), ledger);
  }

  private Books.Job text(String ledger) {
    return new Books.Job(UUID.randomUUID(), false, "completed", null, null, person.phone(), ledger);
  }
}
