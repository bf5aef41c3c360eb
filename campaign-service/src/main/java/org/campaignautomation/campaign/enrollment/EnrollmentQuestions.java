package org.campaignautomation.campaign.enrollment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.campaign.api.Page;
import org.campaignautomation.platform.tenancy.Caller;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/**
 * What the internal API of enrollment-service answers at once, with our own client-credentials
 * token.
 */
@RegisterRestClient(configKey = "enrollment")
@OidcClientFilter
@Path("/internal/v1")
interface EnrollmentQuestions {
  @GET
  @Path("/campaigns/{id}/status")
  AutomationCounts status(
      @HeaderParam(Caller.TENANT_HEADER) String tenantId,
      @HeaderParam(Caller.ACTOR_HEADER) String actor,
      @PathParam("id") UUID campaignId,
      @QueryParam("testMode") boolean testMode);

  @POST
  @Path("/campaigns/statuses")
  CampaignTotals totals(
      @HeaderParam(Caller.TENANT_HEADER) String tenantId,
      @HeaderParam(Caller.ACTOR_HEADER) String actor,
      CampaignTotals.Question question);

  @GET
  @Path("/campaigns/{id}/jobs")
  Page<Job> jobs(
      @HeaderParam(Caller.TENANT_HEADER) String tenantId,
      @HeaderParam(Caller.ACTOR_HEADER) String actor,
      @PathParam("id") UUID campaignId,
      @QueryParam("testMode") boolean testMode,
      @QueryParam("status") @Nullable String status,
      @QueryParam("channel") @Nullable String channel,
      @QueryParam("stepId") @Nullable String stepId,
      @QueryParam("contactId") @Nullable String contactId,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor);

  @GET
  @Path("/campaigns/{id}/jobs/ended")
  Page<Job> ended(
      @HeaderParam(Caller.TENANT_HEADER) String tenantId,
      @HeaderParam(Caller.ACTOR_HEADER) String actor,
      @PathParam("id") UUID campaignId,
      @QueryParam("limit") int limit);

  @GET
  @Path("/campaigns/{id}/throughput")
  Throughput throughput(
      @HeaderParam(Caller.TENANT_HEADER) String tenantId,
      @HeaderParam(Caller.ACTOR_HEADER) String actor,
      @PathParam("id") UUID campaignId,
      @QueryParam("from") String from,
      @QueryParam("to") String to,
      @QueryParam("buckets") int buckets);

  @GET
  @Path("/jobs/{id}/notes")
  JobNotes notes(
      @HeaderParam(Caller.TENANT_HEADER) String tenantId,
      @HeaderParam(Caller.ACTOR_HEADER) String actor,
      @PathParam("id") UUID jobId);

  @GET
  @Path("/jobs/{id}")
  Job job(
      @HeaderParam(Caller.TENANT_HEADER) String tenantId,
      @HeaderParam(Caller.ACTOR_HEADER) String actor,
      @PathParam("id") UUID jobId);

  @GET
  @Path("/campaigns/{id}/waiting")
  WaitingAnswer waiting(
      @HeaderParam(Caller.TENANT_HEADER) String tenantId,
      @HeaderParam(Caller.ACTOR_HEADER) String actor,
      @PathParam("id") UUID campaignId);

  @GET
  @Path("/test-runs/{id}")
  Processing.TestRun testRun(
      @HeaderParam(Caller.TENANT_HEADER) String tenantId,
      @HeaderParam(Caller.ACTOR_HEADER) String actor,
      @PathParam("id") UUID runId);

  @GET
  @Path("/summary")
  TenantCounts summary(
      @HeaderParam(Caller.TENANT_HEADER) String tenantId,
      @HeaderParam(Caller.ACTOR_HEADER) String actor,
      @QueryParam("testMode") boolean testMode);

  @GET
  @Path("/backlog")
  Backlog backlog(
      @HeaderParam(Caller.TENANT_HEADER) String tenantId,
      @HeaderParam(Caller.ACTOR_HEADER) String actor);

  @GET
  @Path("/books")
  Books books(
      @HeaderParam(Caller.TENANT_HEADER) String tenantId,
      @HeaderParam(Caller.ACTOR_HEADER) String actor);

  @POST
  @Path("/books/completed")
  CompletedJobs completed(
      @HeaderParam(Caller.TENANT_HEADER) String tenantId,
      @HeaderParam(Caller.ACTOR_HEADER) String actor,
      CompletedJobs.Question question);

  @GET
  @Path("/jobs/{id}/explain")
  Explanation explainJob(
      @HeaderParam(Caller.TENANT_HEADER) String tenantId,
      @HeaderParam(Caller.ACTOR_HEADER) String actor,
      @PathParam("id") UUID jobId);

  @GET
  @Path("/campaigns/{id}/explain")
  Explanation explainCampaign(
      @HeaderParam(Caller.TENANT_HEADER) String tenantId,
      @HeaderParam(Caller.ACTOR_HEADER) String actor,
      @PathParam("id") UUID campaignId);

  @GET
  @Path("/campaigns/{id}/contacts/{contactId}/explain")
  Explanation explainContact(
      @HeaderParam(Caller.TENANT_HEADER) String tenantId,
      @HeaderParam(Caller.ACTOR_HEADER) String actor,
      @PathParam("id") UUID campaignId,
      @PathParam("contactId") UUID contactId);

  @POST
  @Path("/schedule/preview")
  List<SchedulePreview.Planned> previewSchedule(
      @HeaderParam(Caller.TENANT_HEADER) String tenantId,
      @HeaderParam(Caller.ACTOR_HEADER) String actor,
      SchedulePreview preview);

  @GET
  @Path("/contacts/{id}/history")
  Page<HistoryEntry> history(
      @HeaderParam(Caller.TENANT_HEADER) String tenantId,
      @HeaderParam(Caller.ACTOR_HEADER) String actor,
      @PathParam("id") UUID contactId,
      @QueryParam("limit") int limit,
      @QueryParam("cursor") @Nullable String cursor);

  /** How many wait for each step. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record WaitingAnswer(List<StepWaiting> waiting) {}
}
