package org.campaignautomation.benchmarks.enrolling;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.campaignautomation.benchmarks.Figure;
import org.campaignautomation.benchmarks.Measured;
import org.campaignautomation.benchmarks.machine.Pod;
import org.campaignautomation.benchmarks.machine.Waiting;
import org.campaignautomation.contracts.Contact;
import org.campaignautomation.contracts.ContactAdded;

/** The service as it is: contacts on their topic become enrolments and jobs. */
final class StoredJobs implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final int STEPS = 3;

  private final Enrollment enrollment;
  private final Pod pod;
  private int people;

  StoredJobs(Enrollment enrollment) {
    this.enrollment = enrollment;
    pod = enrollment.pod(Enrollment.SERVICE, "storing", Load.PATIENT);
  }

  /** Fills the topic while the service stands still, then lets it work. */
  Measured run(int contacts) {
    long before = enrollment.number(COUNT);
    pod.freeze();
    for (int index = 0; index < contacts; index++) {
      enrollment.feed().send(contact(people++));
    }
    enrollment.feed().flush();
    Load load = new Load(enrollment.backends(), List.of(pod));
    pod.resume();
    long expected = before + (long) STEPS * contacts;
    Waiting.until("all jobs are stored", LIMIT, () -> enrollment.number(TALLY) >= expected);
    List<Figure> figures = load.figures(STEPS * contacts, "rows/s");
    long stored = enrollment.number(COUNT);
    return new Measured(
        figures, (int) Math.max(0, expected - stored), (int) Math.max(0, stored - expected));
  }

  /** Cheaper to ask than a count of the rows. */
  private static final String TALLY =
      "select coalesce(sum(number), 0) from enrollment.tallies where kind = 'sequence'";

  private static final String COUNT = "select count(*) from enrollment.automation_jobs";

  private static ContactAdded contact(int number) {
    String name = "person-" + number;
    return new ContactAdded(
        Campaigns.LATER,
        UUID.randomUUID(),
        1,
        Instant.now(),
        new Contact(
            name,
            name + "@example.com",
            "+1202555%04d".formatted(number % 10_000),
            "Kim",
            "Lee",
            "Kim Lee",
            null,
            "UTC",
            "contact",
            null,
            Map.of("plan", "gold", "city", "Springfield")));
  }

  @Override
  public void close() {
    pod.close();
  }
}
