package org.campaignautomation.endtoend.crash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.campaignautomation.endtoend.installation.Person;

/**
 * Holds the product's books against what arrived at the sinks, which is the truth.
 *
 * @param jobs how many were looked at
 * @param arrived messages at the sinks
 * @param unknown e-mails whose outcome nobody knows; an SMS can be found out
 * @param faults what must not be; empty if the books are right
 */
record Audit(int jobs, int arrived, int unknown, List<String> faults) {

  /**
   * Looks at every job.
   *
   * @param kept how often a message for a job is at its sink
   * @param refused whether the sink refused the job's address for good
   */
  static Audit of(
      List<Books.Job> jobs,
      List<Person> people,
      ToIntFunction<Books.Job> kept,
      Predicate<Books.Job> refused) {
    List<String> faults = new ArrayList<>();
    Map<String, Integer> planned = new HashMap<>();
    int arrived = 0;
    int unknown = 0;
    for (Books.Job job : jobs) {
      planned.merge(job.address(), 1, Integer::sum);
      int count = kept.applyAsInt(job);
      arrived += count;
      unknown += job.isUnknown() && job.email() ? 1 : 0;
      String fault = fault(job, count, refused.test(job));
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
    return new Audit(jobs.size(), arrived, unknown, List.copyOf(faults));
  }

  private static String fault(Books.Job job, int kept, boolean refused) {
    if (kept > 1) {
      return "doubled";
    }
    if (job.isUnknown() && !job.email()) {
      return "an SMS that was not found out";
    }
    if (job.isUnknown()) {
      return job.isListedUnknown() ? "" : "unknown and not listed";
    }
    return switch (job.status()) {
      case "completed" -> kept == 1 ? "" : "completed, but never arrived";
      case "failed" -> {
        if (kept > 0) {
          yield "failed, but arrived";
        }
        yield refused ? "" : "failed without a reason";
      }
      default -> "not sent";
    };
  }
}
