package org.campaignautomation.campaign.definition.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.campaignautomation.campaign.api.Answer;
import org.campaignautomation.campaign.api.EntityTags;
import org.campaignautomation.campaign.api.Idempotency;
import org.campaignautomation.campaign.api.Page;
import org.campaignautomation.campaign.api.PageRequest;
import org.campaignautomation.campaign.definition.Campaign;
import org.campaignautomation.campaign.definition.CampaignDraft;
import org.campaignautomation.campaign.definition.Campaigns;
import org.campaignautomation.campaign.definition.InFlight;
import org.campaignautomation.campaign.definition.Transition;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /api/campaigns}. */
@Path("/api/campaigns")
@Tag(name = "Campaigns")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CampaignsResource {
  private final Campaigns campaigns;
  private final Idempotency idempotency;
  private final Caller caller;

  CampaignsResource(Campaigns campaigns, Idempotency idempotency, Caller caller) {
    this.campaigns = campaigns;
    this.idempotency = idempotency;
    this.caller = caller;
  }

  @POST
  @RolesAllowed(Roles.EDITOR)
  @Operation(operationId = "createCampaign", summary = "Makes a draft")
  @APIResponse(
      responseCode = "201",
      description = "Made",
      content = @Content(schema = @Schema(implementation = CampaignView.class)))
  public Response create(@NotNull CampaignDraft body) {
    return idempotency.once(
        body,
        () -> {
          Campaign campaign = campaigns.create(caller.tenantId(), body);
          return Answer.created(
              URI.create("/api/campaigns/" + campaign.id()),
              campaign.id(),
              campaign.revision(),
              CampaignView.of(campaign));
        });
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(operationId = "listCampaigns", summary = "The tenant's campaigns, newest first")
  public Page<CampaignView> list(
      @QueryParam("status") @Nullable String status,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    String tenant = caller.tenantId();
    CampaignStatus wanted = status == null ? null : status(status);
    Page<Campaign> page =
        campaigns.list(
            tenant, wanted, PageRequest.of(limit, cursor, tenant + " campaigns " + wanted));
    return new Page<>(page.items().stream().map(CampaignView::of).toList(), page.nextCursor());
  }

  @GET
  @Path("/{id}")
  @RolesAllowed(Roles.VIEWER)
  @Operation(operationId = "getCampaign", summary = "One campaign")
  public RestResponse<CampaignView> get(UUID id) {
    return answer(campaigns.get(caller.tenantId(), id));
  }

  @PUT
  @Path("/{id}")
  @RolesAllowed(Roles.EDITOR)
  @Operation(
      operationId = "putCampaign",
      summary = "Replaces a campaign's content",
      description =
          "Subject, html and text alone reach every job not yet handed over. Any other edit of an"
              + " active or paused campaign makes a version and needs inFlight.")
  public RestResponse<CampaignView> put(
      UUID id,
      @QueryParam("inFlight") @Nullable String inFlight,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull CampaignDraft body) {
    return answer(campaigns.replace(caller.tenantId(), id, body, InFlight.of(inFlight), ifMatch));
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed(Roles.EDITOR)
  @Operation(operationId = "deleteCampaign", summary = "Removes a draft")
  public void delete(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    campaigns.delete(caller.tenantId(), id, ifMatch);
  }

  @POST
  @Path("/{id}/activate")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(operationId = "activateCampaign", summary = "Enrols new contacts from now on")
  @APIResponse(
      responseCode = "200",
      description = "Active",
      content = @Content(schema = @Schema(implementation = CampaignView.class)))
  public Response activate(
      UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Nullable NoOptions body) {
    return move(id, Transition.ACTIVATE, ifMatch, body);
  }

  @POST
  @Path("/{id}/pause")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(operationId = "pauseCampaign", summary = "Goes on enrolling, sends nothing")
  @APIResponse(
      responseCode = "200",
      description = "Paused",
      content = @Content(schema = @Schema(implementation = CampaignView.class)))
  public Response pause(
      UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Nullable NoOptions body) {
    return move(id, Transition.PAUSE, ifMatch, body);
  }

  @POST
  @Path("/{id}/resume")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(operationId = "resumeCampaign", summary = "Sends again")
  @APIResponse(
      responseCode = "200",
      description = "Active",
      content = @Content(schema = @Schema(implementation = CampaignView.class)))
  public Response resume(
      UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Nullable ResumeOptions body) {
    if (body != null) {
      body.check();
    }
    return move(id, Transition.RESUME, ifMatch, body);
  }

  @POST
  @Path("/{id}/archive")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(operationId = "archiveCampaign", summary = "Ends it; what is waiting is cancelled")
  @APIResponse(
      responseCode = "200",
      description = "Archived",
      content = @Content(schema = @Schema(implementation = CampaignView.class)))
  public Response archive(
      UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Nullable NoOptions body) {
    return move(id, Transition.ARCHIVE, ifMatch, body);
  }

  private Response move(
      UUID id, Transition transition, @Nullable String ifMatch, @Nullable Object body) {
    return idempotency.once(
        body,
        () -> {
          Campaign campaign = campaigns.move(caller.tenantId(), id, transition, ifMatch);
          return Answer.ok(campaign.id(), campaign.revision(), CampaignView.of(campaign));
        });
  }

  private static CampaignStatus status(String text) {
    return Arrays.stream(CampaignStatus.values())
        .filter(status -> status.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.invalidParameter(
                        "status", "must be draft, active, paused or archived.")));
  }

  private static RestResponse<CampaignView> answer(Campaign campaign) {
    return RestResponse.ResponseBuilder.ok(CampaignView.of(campaign))
        .header(HttpHeaders.ETAG, EntityTags.of(campaign.revision()))
        .build();
  }
}
