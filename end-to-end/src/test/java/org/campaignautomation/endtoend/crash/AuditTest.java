package org.campaignautomation.endtoend.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    List<Books.Job> jobs = List.of(email(status, reason), text());

    // when
    Audit audit = audit(jobs, kept, refused, true, account(jobs, 0));

    // then
    if (fault.isEmpty()) {
      assertThat(audit.faults()).isEmpty();
    } else {
      assertThat(audit.faults()).singleElement().asString().startsWith(fault + ":");
    }
  }

  @ParameterizedTest
  @CsvSource({"true, 0", "false, 1"})
  void acceptsALateRefusalOnlyOfWhatMayHaveBeenGivenUp(boolean doubted, int faults) {
    // given
    List<Books.Job> jobs = List.of(email("failed", "recipient_temporary"), text());

    // when
    Audit audit = audit(jobs, 0, false, doubted, account(jobs, 0));

    // then
    assertThat(audit.faults()).hasSize(faults);
  }

  @Test
  void noticesAnUnknownOutcomeThatTheApiDoesNotList() {
    // given
    List<Books.Job> jobs = List.of(email("failed", "outcome_unknown"), text());
    Account silent = new Account(account(jobs, 0).jobs(), Set.of(), 0);

    // when
    Audit audit = audit(jobs, 0, false, true, silent);

    // then
    assertThat(audit.faults()).singleElement().asString().startsWith("unknown and not listed");
    assertThat(audit.unknown()).isOne();
  }

  @Test
  void noticesAnUnknownOutcomeOfWhatWasNeverOnTheWireWhenSomethingWasLost() {
    // given
    List<Books.Job> jobs = List.of(email("failed", "outcome_unknown"), text());

    // when
    Audit audit = audit(jobs, 1, false, false, account(jobs, 0));

    // then
    assertThat(audit.faults()).singleElement().asString().startsWith("unknown, though nothing");
    assertThat(audit.doubtful()).isZero();
  }

  @Test
  void noticesAnSmsThatWasNotFoundOut() {
    // given
    List<Books.Job> jobs =
        List.of(
            email("completed", null),
            new Books.Job(
                UUID.randomUUID(),
                false,
                "failed",
                "outcome_unknown",
                null,
                person.phone(),
                "1:unknown"));

    // when
    Audit audit = audit(jobs, 1, false, true, account(jobs, 0));

    // then
    assertThat(audit.faults()).singleElement().asString().startsWith("an SMS that was not found");
  }

  @Test
  void noticesAMissingJobAndOneTooMany() {
    // given
    List<Books.Job> jobs = List.of(text(), text());

    // when
    Audit audit = audit(jobs, 1, false, true, account(jobs, 0));

    // then
    assertThat(audit.faults())
        .anySatisfy(
            fault -> assertThat(fault).isEqualTo("0 jobs instead of one for " + person.email()))
        .anySatisfy(
            fault -> assertThat(fault).isEqualTo("2 jobs instead of one for " + person.phone()));
  }

  @Test
  void noticesThatTheApiTellsOtherwise() {
    // given
    List<Books.Job> jobs = List.of(email("completed", null), text());
    Account other = account(List.of(email("pending", null), jobs.getLast()), 0);

    // when
    Audit audit = audit(jobs, 1, false, true, other);

    // then
    assertThat(audit.faults()).singleElement().asString().startsWith("told otherwise by the API");
  }

  @Test
  void noticesAGapInTheBooks() {
    // given
    List<Books.Job> jobs = List.of(email("completed", null), text());

    // when
    Audit audit = audit(jobs, 1, false, true, account(jobs, 1));

    // then
    assertThat(audit.faults()).containsExactly("the books have a gap of 1");
  }

  private Audit audit(
      List<Books.Job> jobs, int kept, boolean refused, boolean doubted, Account account) {
    return Audit.of(
        jobs,
        List.of(person),
        new Audit.Evidence(
            job -> job.email() ? kept : 1, job -> refused && job.email(), job -> doubted, account));
  }

  /** What an API tells that tells all. */
  private static Account account(List<Books.Job> jobs, int gap) {
    Map<UUID, Account.Told> told = new HashMap<>();
    jobs.forEach(job -> told.put(job.id(), new Account.Told(job.status(), job.reason())));
    return new Account(told, told.keySet(), gap);
  }

  private Books.Job email(String status, @Nullable String reason) {
    return new Books.Job(
        UUID.randomUUID(), true, status, reason, null, person.email(), "1:unknown");
  }

  private Books.Job text() {
    return new Books.Job(
        UUID.randomUUID(), false, "completed", null, null, person.phone(), "1:accepted");
  }
}
