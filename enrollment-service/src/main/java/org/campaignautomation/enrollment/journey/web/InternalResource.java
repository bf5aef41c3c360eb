package org.campaignautomation.enrollment.journey.web;

import static org.campaignautomation.enrollment.rest.RequestPart.choice;
import static org.campaignautomation.enrollment.rest.RequestPart.flag;
import static org.campaignautomation.enrollment.rest.RequestPart.number;
import static org.campaignautomation.enrollment.rest.RequestPart.pathId;
import static org.campaignautomation.enrollment.rest.RequestPart.queryId;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.enrollment.journey.JobDetails;
import org.campaignautomation.enrollment.journey.JobFilter;
import org.campaignautomation.enrollment.journey.JobLists;
import org.campaignautomation.enrollment.journey.JobNote;
import org.campaignautomation.enrollment.journey.JobQueries;
import org.campaignautomation.enrollment.journey.JobStatus;
import org.campaignautomation.enrollment.journey.TestJobs;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.jspecify.annotations.Nullable;

/**
 * What campaign-service asks of jobs. It has checked that the campaign is the tenant's; one that is
 * not known here has no jobs.
 */
@Path("/internal/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.INTERNAL)
@RunOnVirtualThread
public class InternalResource {
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 500;

  private static final int USUAL_HISTORY = 10;
  private static final int MAX_HISTORY = 100;

  private final JobQueries jobs;
  private final JobLists lists;
  private final TestJobs testJobs;
  private final Caller caller;

  InternalResource(JobQueries jobs, JobLists lists, TestJobs testJobs, Caller caller) {
    this.jobs = jobs;
    this.lists = lists;
    this.testJobs = testJobs;
    this.caller = caller;
  }

  @GET
  @Path("/campaigns/{id}/status")
  public StatusView status(
      @PathParam("id") String id, @QueryParam("testMode") @Nullable String testMode) {
    String tenantId = caller.tenantId();
    UUID campaignId = pathId(id);
    return StatusView.of(
        flag("testMode", testMode)
            ? testJobs.counts(tenantId, campaignId)
            : jobs.counts(tenantId, campaignId));
  }

  @GET
  @Path("/campaigns/{id}/waiting")
  public WaitingView waiting(@PathParam("id") String id) {
    return new WaitingView(jobs.waiting(caller.tenantId(), pathId(id)));
  }

  @GET
  @Path("/campaigns/{id}/jobs")
  public JobPage list(
      @PathParam("id") String id,
      @QueryParam("status") @Nullable String status,
      @QueryParam("channel") @Nullable String channel,
      @QueryParam("stepId") @Nullable String stepId,
      @QueryParam("contactId") @Nullable String contactId,
      @QueryParam("testMode") @Nullable String testMode,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    String tenantId = caller.tenantId();
    UUID campaignId = pathId(id);
    JobFilter filter =
        new JobFilter(
            choice("status", status, JobStatus.class),
            choice("channel", channel, Channel.class),
            queryId("stepId", stepId),
            queryId("contactId", contactId));
    UUID before = cursor == null ? null : JobCursor.read(cursor, tenantId, campaignId, filter);
    int size = number("limit", limit, DEFAULT_LIMIT, 1, MAX_LIMIT);
    // One more than asked for tells whether there is a next page.
    List<JobDetails> found =
        flag("testMode", testMode)
            ? testJobs.list(tenantId, campaignId, filter, before, size + 1)
            : lists.list(tenantId, campaignId, filter, before, size + 1);
    List<JobDetails> page = found.subList(0, Math.min(size, found.size()));
    String next =
        found.size() > size
            ? JobCursor.after(page.getLast().id(), tenantId, campaignId, filter)
            : null;
    return new JobPage(page.stream().map(JobView::of).toList(), next);
  }

  @GET
  @Path("/jobs/{id}")
  public JobView job(@PathParam("id") String id) {
    return jobs.find(caller.tenantId(), pathId(id))
        .map(JobView::of)
        .orElseThrow(() -> new ProblemException(Problem.notFound()));
  }

  /** The jobs that ended last. */
  @GET
  @Path("/campaigns/{id}/jobs/ended")
  public JobPage ended(@PathParam("id") String id, @QueryParam("limit") @Nullable String limit) {
    int size = number("limit", limit, USUAL_HISTORY, 1, MAX_HISTORY);
    return new JobPage(
        lists.ended(caller.tenantId(), pathId(id), size).stream().map(JobView::of).toList(), null);
  }

  /** What people did to a job. */
  @GET
  @Path("/jobs/{id}/notes")
  public Notes notes(@PathParam("id") String id) {
    return new Notes(jobs.notes(caller.tenantId(), pathId(id)));
  }

  /** The last first. */
  public record Notes(List<JobNote> notes) {}
}
