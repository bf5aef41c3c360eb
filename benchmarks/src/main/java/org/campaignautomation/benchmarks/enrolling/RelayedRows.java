package org.campaignautomation.benchmarks.enrolling;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.campaignautomation.benchmarks.Figure;
import org.campaignautomation.benchmarks.Measured;
import org.campaignautomation.benchmarks.machine.Pod;
import org.campaignautomation.benchmarks.machine.Waiting;

/** The relay of a service as it is. */
final class RelayedRows implements AutoCloseable {
  private static final String TABLE = "enrollment.outbox";
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final Enrollment enrollment;
  private final OutboxRows outbox;
  private final Pod pod;

  RelayedRows(Enrollment enrollment, OutboxRows outbox) {
    this.enrollment = enrollment;
    this.outbox = outbox;
    pod = enrollment.pod(Enrollment.SERVICE, "relay", Load.PATIENT);
  }

  /** Fills the table while the service stands still, then lets it work. */
  Measured run(int rows) {
    Map<TopicPartition, Long> since = outbox.end();
    pod.freeze();
    long last = outbox.add(TABLE, rows);
    Load load = new Load(enrollment.backends(), List.of(pod));
    pod.resume();
    Waiting.until("the last row is relayed", LIMIT, () -> outbox.isGone(TABLE, last));
    List<Figure> figures = load.figures(rows, "rows/s");
    return outbox.counted(figures, rows, since);
  }

  @Override
  public void close() {
    pod.close();
  }
}
