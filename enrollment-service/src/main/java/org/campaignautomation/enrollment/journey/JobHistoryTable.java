package org.campaignautomation.enrollment.journey;

import jakarta.inject.Singleton;
import org.campaignautomation.enrollment.sql.Database;
import org.jspecify.annotations.Nullable;

/** Table {@code job_history}: what people did to single jobs. */
@Singleton
class JobHistoryTable {
  private final Database database;

  JobHistoryTable(Database database) {
    this.database = database;
  }

  /**
   * Notes that a person changes a job, with the error that it had; called before the change.
   *
   * @param actor a user's or a key's name
   * @param reason in their words
   */
  void note(JobState job, JobStatus to, String actor, @Nullable String reason) {
    database.update(
        """
        insert into job_history (tenant_id, job_id, at, actor, from_status, to_status, attempt, reason,
                                 was_reason, error_code, error_detail)
        select tenant_id, id, clock_timestamp(), ?, status, ?, attempt, ?, reason, error_code, error_detail
        from automation_jobs where id = ?
        """,
        actor,
        to,
        reason,
        job.id());
  }
}
