package org.campaignautomation.campaign.tenant.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.campaignautomation.campaign.api.EntityTags;
import org.campaignautomation.campaign.tenant.Settings;
import org.campaignautomation.campaign.tenant.TenantSettings;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /api/settings}. */
@Path("/api/settings")
@Tag(name = "Settings")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SettingsResource {
  private final Settings settings;
  private final Caller caller;

  SettingsResource(Settings settings, Caller caller) {
    this.settings = settings;
    this.caller = caller;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(operationId = "getSettings", summary = "The tenant's settings")
  public RestResponse<SettingsView> get() {
    return answer(settings.of(caller.tenantId()));
  }

  @PUT
  @RolesAllowed(Roles.ADMIN)
  @Operation(operationId = "putSettings", summary = "Replaces the tenant's settings")
  public RestResponse<SettingsView> put(
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @NotNull SettingsBody body) {
    return answer(settings.replace(caller.tenantId(), body.change(), ifMatch));
  }

  private static RestResponse<SettingsView> answer(TenantSettings settings) {
    return RestResponse.ResponseBuilder.ok(SettingsView.of(settings))
        .header(HttpHeaders.ETAG, EntityTags.of(settings.revision()))
        .build();
  }
}
