package org.campaignautomation.campaign.dispatch;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.DELETE;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The suppression list of dispatch-service. */
@RegisterRestClient(configKey = "dispatch")
@OidcClientFilter
@Path("/internal/v1/suppressions")
interface SuppressionClient {
  @GET
  Page<Suppression> list(
      @HeaderParam(Caller.TENANT_HEADER) String tenantId,
      @HeaderParam(Caller.ACTOR_HEADER) String actor,
      @QueryParam("channel") @Nullable String channel,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor);

  @POST
  RestResponse<Suppression> add(
      @HeaderParam(Caller.TENANT_HEADER) String tenantId,
      @HeaderParam(Caller.ACTOR_HEADER) String actor,
      Suppression.Order order);

  @DELETE
  @Path("/{id}")
  void remove(
      @HeaderParam(Caller.TENANT_HEADER) String tenantId,
      @HeaderParam(Caller.ACTOR_HEADER) String actor,
      @PathParam("id") UUID id);
}
