package org.campaignautomation.campaign.enrollment;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.campaignautomation.platform.tenancy.Caller;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What the internal API of enrollment-service does, which may take a while. */
@RegisterRestClient(configKey = "enrollment-commands")
@OidcClientFilter
@Path("/internal/v1")
interface EnrollmentCommands {
  @POST
  @Path("/campaigns/{id}/trigger")
  Enrolling.Triggered trigger(
      @HeaderParam(Caller.TENANT_HEADER) String tenantId,
      @HeaderParam(Caller.ACTOR_HEADER) String actor,
      @PathParam("id") UUID campaignId,
      Enrolling.Trigger trigger);

  @POST
  @Path("/campaigns/{id}/preview")
  Enrolling.Triggered preview(
      @HeaderParam(Caller.TENANT_HEADER) String tenantId,
      @HeaderParam(Caller.ACTOR_HEADER) String actor,
      @PathParam("id") UUID campaignId,
      Enrolling.Preview preview);

  @POST
  @Path("/campaigns/{id}/process")
  Processing.Processed process(
      @HeaderParam(Caller.TENANT_HEADER) String tenantId,
      @HeaderParam(Caller.ACTOR_HEADER) String actor,
      @PathParam("id") UUID campaignId,
      Processing.NoOptions options);

  @POST
  @Path("/campaigns/{id}/test-runs")
  Processing.TestRunStarted startTestRun(
      @HeaderParam(Caller.TENANT_HEADER) String tenantId,
      @HeaderParam(Caller.ACTOR_HEADER) String actor,
      @PathParam("id") UUID campaignId,
      Processing.TestRunOrder order);

  @POST
  @Path("/campaigns/{id}/send")
  Processing.Sent send(
      @HeaderParam(Caller.TENANT_HEADER) String tenantId,
      @HeaderParam(Caller.ACTOR_HEADER) String actor,
      @PathParam("id") UUID campaignId,
      Processing.Send send);

  @POST
  @Path("/campaigns/{id}/enrollments")
  Enrolling.Enrolled enroll(
      @HeaderParam(Caller.TENANT_HEADER) String tenantId,
      @HeaderParam(Caller.ACTOR_HEADER) String actor,
      @PathParam("id") UUID campaignId,
      Enrolling.People people);

  @DELETE
  @Path("/campaigns/{id}/enrollments/{contactId}")
  Enrolling.Unenrolled unenroll(
      @HeaderParam(Caller.TENANT_HEADER) String tenantId,
      @HeaderParam(Caller.ACTOR_HEADER) String actor,
      @PathParam("id") UUID campaignId,
      @PathParam("contactId") UUID contactId);

  @POST
  @Path("/jobs/{id}/retry")
  Job retry(
      @HeaderParam(Caller.TENANT_HEADER) String tenantId,
      @HeaderParam(Caller.ACTOR_HEADER) String actor,
      @PathParam("id") UUID jobId,
      Processing.Because because);

  @POST
  @Path("/jobs/{id}/cancel")
  Job cancel(
      @HeaderParam(Caller.TENANT_HEADER) String tenantId,
      @HeaderParam(Caller.ACTOR_HEADER) String actor,
      @PathParam("id") UUID jobId,
      Processing.Because because);
}
