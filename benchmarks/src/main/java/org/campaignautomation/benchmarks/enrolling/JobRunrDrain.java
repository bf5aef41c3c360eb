package org.campaignautomation.benchmarks.enrolling;

import io.agroal.api.AgroalDataSource;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.campaignautomation.benchmarks.Figure;
import org.campaignautomation.benchmarks.Measured;
import org.campaignautomation.benchmarks.machine.Waiting;
import org.jobrunr.configuration.JobRunr;
import org.jobrunr.scheduling.BackgroundJob;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.storage.sql.postgres.PostgresStorageProvider;

/**
 * JobRunr (open source) with 20 workers and the shortest poll that it takes, five seconds. Its jobs
 * count themselves and carry 200 bytes; it is done when its own table says that all succeeded.
 */
final class JobRunrDrain {
  private static final int WORKERS = 20;
  private static final int SPARE_CONNECTIONS = 10;
  private static final int POLL_SECONDS = 5;
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final String PAYLOAD = "x".repeat(200);
  private static final String SUCCEEDED =
      "select count(*) from public.jobrunr_jobs where state = 'SUCCEEDED'";

  private final Enrollment enrollment;

  JobRunrDrain(Enrollment enrollment) {
    this.enrollment = enrollment;
  }

  Measured run(int jobs) {
    JobRunrJob.forget();
    try (AgroalDataSource pool = Pool.open(enrollment.backends(), WORKERS + SPARE_CONNECTIONS)) {
      PostgresStorageProvider storage = new PostgresStorageProvider(pool);
      enrollment.execute("truncate public.jobrunr_jobs cascade");
      JobRunr.configure().useStorageProvider(storage).initialize();
      BackgroundJob.enqueue(
          Stream.generate(() -> UUID.randomUUID() + PAYLOAD).limit(jobs),
          payload -> JobRunrJob.run(payload));
      enrollment.execute("vacuum analyze public.jobrunr_jobs");
      enrollment.execute("checkpoint");
      long began = System.nanoTime();
      JobRunr.configure()
          .useStorageProvider(storage)
          .useBackgroundJobServer(
              BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                  .andWorkerCount(WORKERS)
                  .andPollIntervalInSeconds(POLL_SECONDS))
          .initialize();
      Waiting.until("JobRunr is done", LIMIT, () -> enrollment.number(SUCCEEDED) >= jobs);
      double seconds = (System.nanoTime() - began) / 1e9;
      JobRunr.destroy();
      return new Measured(
          List.of(new Figure(Load.THROUGHPUT, jobs / seconds, "jobs/s")),
          jobs - JobRunrJob.different(),
          JobRunrJob.all() - JobRunrJob.different());
    }
  }
}
