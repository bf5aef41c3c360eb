package org.campaignautomation.campaign.contact.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.campaignautomation.campaign.api.Answer;
import org.campaignautomation.campaign.api.Idempotency;
import org.campaignautomation.campaign.api.Page;
import org.campaignautomation.campaign.api.PageRequest;
import org.campaignautomation.campaign.contact.ContactReader;
import org.campaignautomation.campaign.contact.Reject;
import org.campaignautomation.campaign.contact.Rejects;
import org.campaignautomation.campaign.contact.Rejects.Replayed;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/ingest/rejects}. */
@Path("/api/ingest/rejects")
@Tag(name = "Contacts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class RejectsResource {
  private final Rejects rejects;
  private final Idempotency idempotency;
  private final Caller caller;

  RejectsResource(Rejects rejects, Idempotency idempotency, Caller caller) {
    this.rejects = rejects;
    this.idempotency = idempotency;
    this.caller = caller;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(
      operationId = "listRejects",
      summary = "Records of the CRM's topic that could not be taken in, and why")
  public Page<RejectView> list(
      @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
    String tenant = caller.tenantId();
    Page<Reject> page = rejects.list(tenant, PageRequest.of(limit, cursor, tenant + " rejects"));
    return new Page<>(page.items().stream().map(RejectView::of).toList(), page.nextCursor());
  }

  @POST
  @Path("/{id}/replay")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      operationId = "replayReject",
      summary = "Takes a record in after all; the body may correct it")
  @RequestBody(
      required = false,
      content = @Content(schema = @Schema(implementation = ContactBody.class)))
  @APIResponse(
      responseCode = "200",
      description = "What became of it",
      content = @Content(schema = @Schema(implementation = Replayed.class)))
  public Response replay(UUID id, @Nullable JsonNode body) {
    return idempotency.once(
        body,
        () -> {
          Replayed replayed =
              rejects.replay(
                  caller.tenantId(),
                  id,
                  body == null ? null : ContactReader.read(body),
                  caller.actor());
          return new Answer(200, null, null, replayed, replayed, replayed.contactId());
        });
  }
}
