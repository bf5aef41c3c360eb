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
import java.util.function.Supplier;
import org.campaignautomation.campaign.api.Answer;
import org.campaignautomation.campaign.api.EntityTags;
import org.campaignautomation.campaign.api.Idempotency;
import org.campaignautomation.campaign.api.Page;
import org.campaignautomation.campaign.api.PageRequest;
import org.campaignautomation.campaign.definition.Campaign;
import org.campaignautomation.campaign.definition.CampaignDraft;
import org.campaignautomation.campaign.definition.CampaignVersion;
import org.campaignautomation.campaign.definition.Campaigns;
import org.campaignautomation.campaign.definition.Readiness;
import org.campaignautomation.campaign.definition.ResumeMode;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.contracts.InFlight;
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
              + " active or paused campaign makes a version and needs inFlight: keep, move or"
              + " reschedule for those who are on their way.")
  public RestResponse<CampaignView> put(
      UUID id,
      @QueryParam("inFlight") @Nullable String inFlight,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull CampaignDraft body) {
    return answer(campaigns.replace(caller.tenantId(), id, body, decision(inFlight), ifMatch));
  }

  @GET
  @Path("/{id}/versions")
  @RolesAllowed(Roles.VIEWER)
  @Operation(
      operationId = "listCampaignVersions",
      summary = "The campaign's versions, newest first, with how many people wait for each step")
  public Page<VersionView> versions(
      UUID id,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    String tenant = caller.tenantId();
    Page<CampaignVersion> page =
        campaigns.versions(tenant, id, PageRequest.of(limit, cursor, tenant + " versions " + id));
    return new Page<>(page.items().stream().map(VersionView::of).toList(), page.nextCursor());
  }

  @POST
  @Path("/{id}/validate")
  @RolesAllowed(Roles.EDITOR)
  @Operation(
      operationId = "validateCampaign",
      summary = "All that keeps it from being activated, and what may surprise; changes nothing")
  public Readiness validate(UUID id, @Nullable NoOptions body) {
    return campaigns.readiness(caller.tenantId(), id);
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
    return idempotency.once(
        body,
        () -> {
          Campaigns.Activated activated = campaigns.activate(caller.tenantId(), id, ifMatch);
          Campaign campaign = activated.campaign();
          return Answer.ok(
              campaign.id(), campaign.revision(), CampaignView.of(campaign, activated.warnings()));
        });
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
    return once(body, () -> campaigns.pause(caller.tenantId(), id, ifMatch));
  }

  @POST
  @Path("/{id}/resume")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      operationId = "resumeCampaign",
      summary = "Sends again",
      description =
          "elapse (if absent): time went on, and what is late follows each step's rule. freeze: time"
              + " stood still, and what waits comes later by the pause.")
  @APIResponse(
      responseCode = "200",
      description = "Active",
      content = @Content(schema = @Schema(implementation = CampaignView.class)))
  public Response resume(
      UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Nullable ResumeOptions body) {
    ResumeMode mode = ResumeOptions.modeOf(body);
    return once(body, () -> campaigns.resume(caller.tenantId(), id, mode, ifMatch));
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
    return once(body, () -> campaigns.archive(caller.tenantId(), id, ifMatch));
  }

  private Response once(@Nullable Object body, Supplier<Campaign> command) {
    return idempotency.once(
        body,
        () -> {
          Campaign campaign = command.get();
          return Answer.ok(campaign.id(), campaign.revision(), CampaignView.of(campaign));
        });
  }

  private static @Nullable InFlight decision(@Nullable String text) {
    return text == null
        ? null
        : choice("inFlight", text, InFlight.values(), "must be keep, move or reschedule.");
  }

  private static CampaignStatus status(String text) {
    return choice(
        "status", text, CampaignStatus.values(), "must be draft, active, paused or archived.");
  }

  private static <E extends Enum<E>> E choice(
      String parameter, String text, E[] choices, String otherwise) {
    return Arrays.stream(choices)
        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(() -> new ProblemException(Problem.invalidParameter(parameter, otherwise)));
  }

  private static RestResponse<CampaignView> answer(Campaign campaign) {
    return RestResponse.ResponseBuilder.ok(CampaignView.of(campaign))
        .header(HttpHeaders.ETAG, EntityTags.of(campaign.revision()))
        .build();
  }
}
