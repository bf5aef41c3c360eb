package org.campaignautomation.campaign.tenant.web;

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
import java.net.URI;
import java.util.UUID;
import org.campaignautomation.campaign.api.Answer;
import org.campaignautomation.campaign.api.Idempotency;
import org.campaignautomation.campaign.api.Page;
import org.campaignautomation.campaign.api.PageRequest;
import org.campaignautomation.campaign.tenant.ApiKey;
import org.campaignautomation.campaign.tenant.ApiKeys;
import org.campaignautomation.campaign.tenant.ApiKeys.NewKey;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/api-keys}. */
@Path("/api/api-keys")
@Tag(name = "Settings")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ApiKeysResource {
  private final ApiKeys keys;
  private final Idempotency idempotency;
  private final Caller caller;

  ApiKeysResource(ApiKeys keys, Idempotency idempotency, Caller caller) {
    this.keys = keys;
    this.idempotency = idempotency;
    this.caller = caller;
  }

  @GET
  @RolesAllowed(Roles.ADMIN)
  @Operation(operationId = "listApiKeys", summary = "The tenant's API keys, revoked ones included")
  public Page<ApiKeyView> list(
      @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
    String tenant = caller.tenantId();
    Page<ApiKey> page = keys.list(tenant, PageRequest.of(limit, cursor, tenant + " api-keys"));
    return new Page<>(
        page.items().stream().map(key -> ApiKeyView.of(key, null)).toList(), page.nextCursor());
  }

  @POST
  @RolesAllowed(Roles.ADMIN)
  @Operation(operationId = "createApiKey", summary = "Makes an API key, which is shown this once")
  @APIResponse(
      responseCode = "201",
      description = "Made",
      content = @Content(schema = @Schema(implementation = ApiKeyView.class)))
  public Response create(@NotNull ApiKeyBody body) {
    return idempotency.once(
        body,
        () -> {
          NewKey made = keys.create(caller.tenantId(), body.name(), body.scope(), caller.actor());
          return new Answer(
              201,
              URI.create("/api/api-keys/" + made.key().id()),
              null,
              ApiKeyView.of(made.key(), made.secret()),
              ApiKeyView.of(made.key(), null),
              made.key().id());
        });
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed(Roles.ADMIN)
  @Operation(operationId = "revokeApiKey", summary = "Ends an API key at once")
  public void revoke(UUID id) {
    keys.revoke(caller.tenantId(), id);
  }
}
