package org.campaignautomation.enrollment.journey.web;

import static org.campaignautomation.enrollment.rest.RequestPart.pathId;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.enrollment.journey.EnrollmentOperations;
import org.campaignautomation.enrollment.journey.JobOperations;
import org.campaignautomation.enrollment.journey.JobQueries;
import org.campaignautomation.enrollment.journey.TriggerResult;
import org.campaignautomation.platform.problem.Fault;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.jspecify.annotations.Nullable;

/** What operators do to single people and jobs. */
@Path("/internal/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.INTERNAL)
@RunOnVirtualThread
public class LifeResource {
  private static final int MAX_CONTACTS = 500;
  private static final int MAX_REASON = 500;

  private final EnrollmentOperations enrollments;
  private final JobOperations operations;
  private final JobQueries jobs;
  private final Caller caller;

  LifeResource(
      EnrollmentOperations enrollments, JobOperations operations, JobQueries jobs, Caller caller) {
    this.enrollments = enrollments;
    this.operations = operations;
    this.jobs = jobs;
    this.caller = caller;
  }

  /** Whom to enrol. */
  public record People(@Nullable List<UUID> contactIds) {}

  /** What became of each. */
  public record PeopleView(List<TriggerResult.Person> results) {}

  /** Why a job is changed, in the operator's words. */
  public record Why(@Nullable String reason) {}

  /** What unenrolling did. */
  public record UnenrolledView(String outcome, int jobsCancelled) {}

  @POST
  @Path("/campaigns/{id}/enrollments")
  public PeopleView enroll(@PathParam("id") String id, @Nullable People people) {
    UUID campaignId = pathId(id);
    List<UUID> contactIds = people == null ? null : people.contactIds();
    if (contactIds == null
        || contactIds.isEmpty()
        || contactIds.size() > MAX_CONTACTS
        || contactIds.contains(null)) {
      throw invalid("/contactIds", "Give from 1 to " + MAX_CONTACTS + " contact ids.");
    }
    return new PeopleView(enrollments.enroll(caller.tenantId(), campaignId, contactIds));
  }

  @DELETE
  @Path("/campaigns/{id}/enrollments/{contactId}")
  public UnenrolledView unenroll(
      @PathParam("id") String id, @PathParam("contactId") String contactId) {
    EnrollmentOperations.Unenrolled done =
        enrollments.unenroll(caller.tenantId(), pathId(id), pathId(contactId));
    return new UnenrolledView(
        done.unenrolled() ? "unenrolled" : "not_enrolled", done.jobsCancelled());
  }

  @POST
  @Path("/jobs/{id}/retry")
  public JobView retry(@PathParam("id") String id, @Nullable Why why) {
    UUID jobId = pathId(id);
    operations.retry(caller.tenantId(), jobId, caller.actor(), reason(why));
    return job(jobId);
  }

  @POST
  @Path("/jobs/{id}/cancel")
  public JobView cancel(@PathParam("id") String id, @Nullable Why why) {
    UUID jobId = pathId(id);
    operations.cancel(caller.tenantId(), jobId, caller.actor(), reason(why));
    return job(jobId);
  }

  private JobView job(UUID jobId) {
    return jobs.find(caller.tenantId(), jobId)
        .map(JobView::of)
        .orElseThrow(() -> new ProblemException(Problem.notFound()));
  }

  private static @Nullable String reason(@Nullable Why why) {
    String reason = why == null ? null : why.reason();
    if (reason != null && reason.length() > MAX_REASON) {
      throw invalid("/reason", "Keep the reason to " + MAX_REASON + " characters.");
    }
    return reason;
  }

  private static ProblemException invalid(String pointer, String detail) {
    return new ProblemException(
        Problem.validationFailed(List.of(new Fault(pointer, "invalid_value", detail))));
  }
}
