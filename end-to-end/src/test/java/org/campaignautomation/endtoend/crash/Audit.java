package org.campaignautomation.endtoend.crash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.campaignautomation.endtoend.installation.Person;

/**
 * Holds the product's books against what arrived at the sinks, which is the truth, and what the API
 * tells against both.
 *
 * @param jobs how many were looked at
 * @param arrived messages at the sinks
 * @param unknown e-mails whose outcome nobody knows; an SMS can be found out
 * @param doubtful e-mails whose outcome may be unknown, since something was lost just then
 * @param faults what must not be; empty if the books are right
 */
record Audit(int jobs, int arrived, int unknown, int doubtful, List<String> faults) {
  /**
   * What is known beside the books.
   *
   * @param kept how often a message for a job is at its sink
   * @param refused whether the sink refused the job's address for good
   * @param doubted whether the job's e-mail was on the wire when something was lost
   * @param account what the API tells
   */
  record Evidence(
      ToIntFunction<Books.Job> kept,
      Predicate<Books.Job> refused,
      Predicate<Books.Job> doubted,
      Account account) {}

  /** Looks at every job. */
  static Audit of(List<Books.Job> jobs, List<Person> people, Evidence evidence) {
    List<String> faults = new ArrayList<>();
    Map<String, Integer> planned = new HashMap<>();
    int arrived = 0;
    int unknown = 0;
    int doubtful = 0;
    for (Books.Job job : jobs) {
      planned.merge(job.address(), 1, Integer::sum);
      int count = evidence.kept().applyAsInt(job);
      arrived += count;
      unknown += job.isUnknown() && job.email() ? 1 : 0;
      doubtful += job.email() && evidence.doubted().test(job) ? 1 : 0;
      String fault = fault(job, count, evidence);
      if (!fault.isEmpty()) {
        faults.add(fault + ": " + job + ", " + count + " at the sink");
      }
    }
    for (Person person : people) {
      for (String address : List.of(person.email(), person.phone())) {
        int count = planned.getOrDefault(address, 0);
        if (count != 1) {
          faults.add(count + " jobs instead of one for " + address);
        }
      }
    }
    if (evidence.account().gap() != 0) {
      faults.add("the books have a gap of " + evidence.account().gap());
    }
    return new Audit(jobs.size(), arrived, unknown, doubtful, List.copyOf(faults));
  }

  private static String fault(Books.Job job, int kept, Evidence evidence) {
    if (kept > 1) {
      return "doubled";
    }
    if (!evidence.account().agrees(job)) {
      return "told otherwise by the API";
    }
    if (job.isUnknown() && !job.email()) {
      return "an SMS that was not found out";
    }
    if (job.isUnknown()) {
      if (!evidence.account().unknown().contains(job.id())) {
        return "unknown and not listed";
      }
      return evidence.doubted().test(job) ? "" : "unknown, though nothing was lost";
    }
    return switch (job.status()) {
      case "completed" -> kept == 1 ? "" : "completed, but never arrived";
      case "failed" -> {
        if (kept > 0) {
          yield "failed, but arrived";
        }
        boolean heard = evidence.refused().test(job) || isLateRefusal(job, evidence);
        yield heard ? "" : "failed without a reason";
      }
      default -> "not sent";
    };
  }

  /** Given up as unknown while its sender stood still; what the relay had said was heard later. */
  private static boolean isLateRefusal(Books.Job job, Evidence evidence) {
    return "recipient_temporary".equals(job.reason()) && evidence.doubted().test(job);
  }
}
