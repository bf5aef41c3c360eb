package org.campaignautomation.campaign.delivery.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Supplier;
import org.campaignautomation.campaign.api.Answer;
import org.campaignautomation.campaign.api.Idempotency;
import org.campaignautomation.campaign.api.Page;
import org.campaignautomation.campaign.dispatch.Deliveries;
import org.campaignautomation.campaign.dispatch.Delivery;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/deliveries}: messages of which nobody knows whether they were sent. */
@Path("/api/deliveries")
@Tag(name = "Delivery")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DeliveriesResource {
  private final Deliveries deliveries;
  private final Idempotency idempotency;
  private final Caller caller;

  DeliveriesResource(Deliveries deliveries, Idempotency idempotency, Caller caller) {
    this.deliveries = deliveries;
    this.idempotency = idempotency;
    this.caller = caller;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(
      operationId = "listDeliveries",
      summary = "The messages of which nobody knows whether they were sent (outcome=unknown)")
  public Page<Delivery> list(
      @QueryParam("outcome") @Nullable String outcome,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return deliveries.list(Asker.of(caller), outcome, limit, cursor);
  }

  @POST
  @Path("/{id}/resend")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      operationId = "resendDelivery",
      summary = "Counts it as not sent and sends it again; who decided it and why is recorded")
  @APIResponse(
      responseCode = "200",
      description = "Decided",
      content = @Content(schema = @Schema(implementation = Delivery.Decided.class)))
  public Response resend(UUID id, @NotNull DecisionBody body) {
    Delivery.Order order = body.order();
    return decide(body, () -> deliveries.resend(Asker.of(caller), id, order));
  }

  @POST
  @Path("/{id}/mark-sent")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      operationId = "markDeliverySent",
      summary = "Counts it as sent; who decided it and why is recorded")
  @APIResponse(
      responseCode = "200",
      description = "Decided",
      content = @Content(schema = @Schema(implementation = Delivery.Decided.class)))
  public Response markSent(UUID id, @NotNull DecisionBody body) {
    Delivery.Order order = body.order();
    return decide(body, () -> deliveries.markSent(Asker.of(caller), id, order));
  }

  private Response decide(DecisionBody body, Supplier<Delivery.Decided> decision) {
    return idempotency.once(
        body,
        () -> {
          Delivery.Decided decided = decision.get();
          return new Answer(200, null, null, decided, decided, decided.id());
        });
  }
}
