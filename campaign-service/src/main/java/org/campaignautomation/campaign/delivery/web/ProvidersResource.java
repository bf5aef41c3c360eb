package org.campaignautomation.campaign.delivery.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.campaignautomation.campaign.dispatch.ProviderCheck;
import org.campaignautomation.campaign.dispatch.ProviderList;
import org.campaignautomation.campaign.dispatch.Providers;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/providers}: the accounts over which messages go. */
@Path("/api/providers")
@Tag(name = "Delivery")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ProvidersResource {
  private final Providers providers;
  private final Caller caller;

  ProvidersResource(Providers providers, Caller caller) {
    this.providers = providers;
    this.caller = caller;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(
      operationId = "listProviders",
      summary =
          "The provider accounts: where they are, their rates, and whether they take messages")
  public ProviderList list() {
    return providers.list(Asker.of(caller));
  }

  @POST
  @Path("/email/check")
  @RolesAllowed(Roles.ADMIN)
  @Operation(
      operationId = "checkEmailProvider",
      summary = "Opens a session at the SMTP relay, signs in, and sends nothing")
  public ProviderCheck checkEmail() {
    return providers.check(Asker.of(caller), Channel.EMAIL);
  }

  @POST
  @Path("/sms/check")
  @RolesAllowed(Roles.ADMIN)
  @Operation(
      operationId = "checkSmsProvider",
      summary = "Reads the account at Twilio, and sends nothing")
  public ProviderCheck checkSms() {
    return providers.check(Asker.of(caller), Channel.SMS);
  }
}
