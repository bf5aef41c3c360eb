package org.campaignautomation.campaign.automation;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.campaign.api.Page;
import org.campaignautomation.campaign.enrollment.Enrollment;
import org.campaignautomation.campaign.enrollment.EnrollmentOrders;
import org.campaignautomation.campaign.enrollment.Job;
import org.campaignautomation.campaign.enrollment.JobQuery;
import org.campaignautomation.campaign.enrollment.Processing;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.platform.problem.Fault;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Retries or cancels many jobs, a batch at a time, each as if it were the only one: with its own
 * refusal and its own line in its history. A batch is small, so that who waits for it sees it come
 * on and can stop.
 */
@Singleton
public class BulkJobs {
  /** Jobs of a batch. */
  public static final int BATCH = 25;

  private static final int MAX_REASON = 500;

  private final Enrollment enrollment;
  private final EnrollmentOrders orders;

  BulkJobs(Enrollment enrollment, EnrollmentOrders orders) {
    this.enrollment = enrollment;
    this.orders = orders;
  }

  /** What is done to them. */
  public enum Action {
    RETRY,
    CANCEL
  }

  /** A job that stays as it is, and why. */
  public record Refused(UUID jobId, String detail) {}

  /**
   * A batch that was gone through.
   *
   * @param nextCursor where the next one begins; null if there is none
   */
  public record Batch(int done, List<Refused> refused, @Nullable String nextCursor) {
    public Batch {
      refused = List.copyOf(refused);
    }
  }

  /**
   * Goes through a batch of jobs that were chosen; those of another campaign are refused.
   *
   * @throws ProblemException 422 without a reason, or with too many jobs, 503
   */
  public Batch chosen(
      Asker asker, UUID campaignId, Action action, List<UUID> jobIds, @Nullable String reason) {
    Processing.Because because = because(reason);
    if (jobIds.isEmpty() || jobIds.size() > BATCH) {
      throw invalid("/job", "invalid_length", "Choose 1 to " + BATCH + " jobs.");
    }
    List<Refused> refused = new ArrayList<>();
    for (UUID jobId : jobIds) {
      attempt(
          jobId,
          refused,
          () -> {
            if (!enrollment.job(asker, jobId).campaignId().equals(campaignId)) {
              throw new ProblemException(Problem.notFound());
            }
            act(asker, action, jobId, because);
          });
    }
    return new Batch(jobIds.size() - refused.size(), refused, null);
  }

  /**
   * Goes through the next jobs of a list. What is done to them takes them out of it, and what was
   * refused is not met again, since the list goes on from job to job.
   *
   * @param query which; its limit is not heeded
   * @throws ProblemException 422 without a reason or for a status in which this can do nothing, 503
   */
  public Batch next(
      Asker asker, UUID campaignId, Action action, JobQuery query, @Nullable String reason) {
    Processing.Because because = because(reason);
    if (!statuses(action).contains(query.status())) {
      throw invalid(
          "/status",
          "invalid_value",
          "Choose a status first: " + String.join(" or ", statuses(action)) + ".");
    }
    Page<Job> page = enrollment.jobs(asker, campaignId, batch(query));
    List<Refused> refused = new ArrayList<>();
    for (Job job : page.items()) {
      attempt(job.id(), refused, () -> act(asker, action, job.id(), because));
    }
    return new Batch(page.items().size() - refused.size(), refused, page.nextCursor());
  }

  /** In which a job must be for this. */
  public static List<String> statuses(Action action) {
    return switch (action) {
      case RETRY -> List.of("failed", "skipped");
      case CANCEL -> List.of("pending");
    };
  }

  /** A refusal is one job's; that nobody answers ends the batch. */
  private static void attempt(UUID jobId, List<Refused> refused, Runnable change) {
    try {
      change.run();
    } catch (ProblemException e) {
      if (e.problem().status() >= 500) {
        throw e;
      }
      refused.add(new Refused(jobId, e.problem().detail()));
    }
  }

  private void act(Asker asker, Action action, UUID jobId, Processing.Because because) {
    switch (action) {
      case RETRY -> orders.retry(asker, jobId, because);
      case CANCEL -> orders.cancel(asker, jobId, because);
    }
  }

  private static JobQuery batch(JobQuery query) {
    return new JobQuery(
        false,
        query.status(),
        query.channel(),
        query.stepId(),
        query.contactId(),
        Integer.toString(BATCH),
        query.cursor());
  }

  private static Processing.Because because(@Nullable String reason) {
    String given = reason == null ? "" : reason.strip();
    if (given.isEmpty()) {
      throw invalid("/reason", "required", "Say why: it is kept in each job's history.");
    }
    if (given.length() > MAX_REASON) {
      throw invalid("/reason", "invalid_length", "Give up to " + MAX_REASON + " characters.");
    }
    return new Processing.Because(given);
  }

  private static ProblemException invalid(String pointer, String code, String detail) {
    return new ProblemException(
        Problem.validationFailed(List.of(new Fault(pointer, code, detail))));
  }
}
