package org.campaignautomation.campaign.dispatch;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.campaignautomation.campaign.api.Page;
import org.campaignautomation.platform.tenancy.Caller;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The unknown outcomes of dispatch-service. */
@RegisterRestClient(configKey = "dispatch")
@OidcClientFilter
@Path("/internal/v1/deliveries")
interface DeliveryClient {
  @GET
  Page<Delivery> list(
      @HeaderParam(Caller.TENANT_HEADER) String tenantId,
      @HeaderParam(Caller.ACTOR_HEADER) String actor,
      @QueryParam("outcome") @Nullable String outcome,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor);

  @POST
  @Path("/{id}/{decision}")
  Delivery.Decided decide(
      @HeaderParam(Caller.TENANT_HEADER) String tenantId,
      @HeaderParam(Caller.ACTOR_HEADER) String actor,
      @PathParam("id") UUID id,
      @PathParam("decision") String decision,
      Delivery.Order order);
}
