package org.campaignautomation.campaign.delivery.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
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
import org.campaignautomation.campaign.dispatch.Suppression;
import org.campaignautomation.campaign.dispatch.Suppressions;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/suppressions}: who is not written to. */
@Path("/api/suppressions")
@Tag(name = "Delivery")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SuppressionsResource {
  private final Suppressions suppressions;
  private final Idempotency idempotency;
  private final Caller caller;

  SuppressionsResource(Suppressions suppressions, Idempotency idempotency, Caller caller) {
    this.suppressions = suppressions;
    this.idempotency = idempotency;
    this.caller = caller;
  }

  @GET
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      operationId = "listSuppressions",
      summary = "The addresses that get nothing, masked, newest first")
  public Page<Suppression> list(
      @QueryParam("channel") @Nullable String channel,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return suppressions.list(Asker.of(caller), channel, limit, cursor);
  }

  @POST
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      operationId = "addSuppression",
      summary = "Suppresses an address; when this answers, no message to it is begun any more")
  @APIResponse(
      responseCode = "201",
      description = "Suppressed",
      content = @Content(schema = @Schema(implementation = Suppression.class)))
  @APIResponse(
      responseCode = "200",
      description = "It was suppressed before, and stays as it was",
      content = @Content(schema = @Schema(implementation = Suppression.class)))
  public Response add(@NotNull SuppressionBody body) {
    Suppression.Order order = body.draft().order();
    return idempotency.once(
        body,
        () -> {
          Suppression.Added added = suppressions.add(Asker.of(caller), order);
          Suppression suppression = added.suppression();
          return new Answer(
              added.isNew() ? 201 : 200, null, null, suppression, suppression, suppression.id());
        });
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      operationId = "removeSuppression",
      summary = "Ends a suppression; who did it is recorded")
  public void remove(UUID id) {
    suppressions.remove(Asker.of(caller), id);
  }
}
