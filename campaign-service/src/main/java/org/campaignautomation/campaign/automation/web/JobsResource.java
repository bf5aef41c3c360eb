package org.campaignautomation.campaign.automation.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.campaignautomation.campaign.api.Answer;
import org.campaignautomation.campaign.api.Idempotency;
import org.campaignautomation.campaign.enrollment.Enrollment;
import org.campaignautomation.campaign.enrollment.EnrollmentOrders;
import org.campaignautomation.campaign.enrollment.Explanation;
import org.campaignautomation.campaign.enrollment.Job;
import org.campaignautomation.campaign.enrollment.Processing;
import org.campaignautomation.campaign.explain.Explanations;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/jobs}. */
@Path("/api/jobs")
@Tag(name = "Automation")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class JobsResource {
  private final Enrollment enrollment;
  private final EnrollmentOrders orders;
  private final Explanations explanations;
  private final Idempotency idempotency;
  private final Caller caller;

  JobsResource(
      Enrollment enrollment,
      EnrollmentOrders orders,
      Explanations explanations,
      Idempotency idempotency,
      Caller caller) {
    this.enrollment = enrollment;
    this.orders = orders;
    this.explanations = explanations;
    this.idempotency = idempotency;
    this.caller = caller;
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Roles.VIEWER, Roles.KEY_SERVICE})
  @Operation(operationId = "getJob", summary = "One job")
  public Job get(UUID id) {
    return enrollment.job(Asker.of(caller), id);
  }

  @GET
  @Path("/{id}/explain")
  @RolesAllowed({Roles.VIEWER, Roles.KEY_SERVICE})
  @Operation(operationId = "explainJob", summary = "Why a job is, or is not, sent")
  public Explanation explain(UUID id) {
    return explanations.ofJob(Asker.of(caller), id);
  }

  @POST
  @Path("/{id}/retry")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(operationId = "retryJob", summary = "Has a job that failed or was skipped tried again")
  @APIResponse(
      responseCode = "200",
      description = "The job, pending again",
      content = @Content(schema = @Schema(implementation = Job.class)))
  public Response retry(UUID id, @Nullable JobReason body) {
    var because = new Processing.Because(JobReason.checked(body));
    return idempotency.onceElsewhere(
        body, true, () -> answer(orders.retry(Asker.of(caller), id, because)));
  }

  @POST
  @Path("/{id}/cancel")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(operationId = "cancelJob", summary = "Ends a job that waits; the sequence goes on")
  @APIResponse(
      responseCode = "200",
      description = "The job, cancelled",
      content = @Content(schema = @Schema(implementation = Job.class)))
  public Response cancel(UUID id, @Nullable JobReason body) {
    var because = new Processing.Because(JobReason.checked(body));
    return idempotency.onceElsewhere(
        body, true, () -> answer(orders.cancel(Asker.of(caller), id, because)));
  }

  /** It shows a person, so their erasure removes what is kept of it. */
  private static Answer answer(Job job) {
    return new Answer(200, null, null, job, job, job.contact().id());
  }
}
