package org.campaignautomation.campaign.automation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.campaign.api.Page;
import org.campaignautomation.campaign.definition.WaitingSteps.Waiting;
import org.campaignautomation.platform.tenancy.Caller;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The internal API of enrollment-service, with our own client-credentials token. */
@RegisterRestClient(configKey = "enrollment")
@OidcClientFilter
@Path("/internal/v1")
interface EnrollmentClient {
  @GET
  @Path("/campaigns/{id}/status")
  AutomationCounts status(
      @HeaderParam(Caller.TENANT_HEADER) String tenantId,
      @HeaderParam(Caller.ACTOR_HEADER) String actor,
      @PathParam("id") UUID campaignId);

  @GET
  @Path("/campaigns/{id}/jobs")
  Page<Job> jobs(
      @HeaderParam(Caller.TENANT_HEADER) String tenantId,
      @HeaderParam(Caller.ACTOR_HEADER) String actor,
      @PathParam("id") UUID campaignId,
      @QueryParam("status") @Nullable String status,
      @QueryParam("channel") @Nullable String channel,
      @QueryParam("stepId") @Nullable String stepId,
      @QueryParam("contactId") @Nullable String contactId,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor);

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

  /** How many wait for each step. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record WaitingAnswer(List<Waiting> waiting) {}
}
