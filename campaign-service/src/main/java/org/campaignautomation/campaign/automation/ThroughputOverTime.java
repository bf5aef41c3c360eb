package org.campaignautomation.campaign.automation;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.campaignautomation.campaign.database.Database;
import org.campaignautomation.campaign.enrollment.Enrollment;
import org.campaignautomation.campaign.enrollment.Throughput;
import org.campaignautomation.campaign.inner.Asker;

/** What of a campaign ended when, up to now. */
@Singleton
public class ThroughputOverTime {
  private final Enrollment enrollment;
  private final Database database;

  ThroughputOverTime(Enrollment enrollment, Database database) {
    this.enrollment = enrollment;
    this.database = database;
  }

  /**
   * Counts in stretches that begin at the same times at each look, with the running one the last.
   *
   * @param stretch how long each is; whole seconds
   * @throws org.campaignautomation.platform.problem.ProblemException 503
   */
  public Throughput last(Asker asker, UUID campaignId, Duration stretch, int stretches) {
    long length = stretch.toSeconds();
    Instant end = Instant.ofEpochSecond((database.now().getEpochSecond() / length + 1) * length);
    return enrollment.throughput(
        asker, campaignId, end.minus(stretch.multipliedBy(stretches)), end, stretches);
  }
}
