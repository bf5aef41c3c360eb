package org.campaignautomation.campaign.dispatch;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.campaignautomation.platform.tenancy.Caller;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What dispatch-service may take a while for: many messages, or a provider that is slow. */
@RegisterRestClient(configKey = "dispatch-work")
@OidcClientFilter
@Path("/internal/v1")
interface DispatchWorkClient {
  @POST
  @Path("/render")
  Rendering.Answer render(
      @HeaderParam(Caller.TENANT_HEADER) String tenantId,
      @HeaderParam(Caller.ACTOR_HEADER) String actor,
      Rendering.Order order);

  @POST
  @Path("/providers/{channel}/check")
  ProviderCheck checkProvider(
      @HeaderParam(Caller.TENANT_HEADER) String tenantId,
      @HeaderParam(Caller.ACTOR_HEADER) String actor,
      @PathParam("channel") String channel);
}
