package org.campaignautomation.campaign.dispatch;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.campaignautomation.platform.tenancy.Caller;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** What dispatch-service is asked, with our own client-credentials token. */
@RegisterRestClient(configKey = "dispatch")
@OidcClientFilter
@Path("/internal/v1")
interface DispatchClient {
  @GET
  @Path("/books")
  AcceptedMessages.Page books(
      @HeaderParam(Caller.TENANT_HEADER) String tenantId,
      @HeaderParam(Caller.ACTOR_HEADER) String actor,
      @QueryParam("after") @Nullable UUID after);

  @POST
  @Path("/suppressions/check")
  SuppressionCheck.Answer checkSuppressions(
      @HeaderParam(Caller.TENANT_HEADER) String tenantId,
      @HeaderParam(Caller.ACTOR_HEADER) String actor,
      SuppressionCheck.Question question);

  @GET
  @Path("/providers")
  ProviderList providers(
      @HeaderParam(Caller.TENANT_HEADER) String tenantId,
      @HeaderParam(Caller.ACTOR_HEADER) String actor);
}
