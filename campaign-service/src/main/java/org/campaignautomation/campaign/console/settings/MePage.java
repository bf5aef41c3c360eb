package org.campaignautomation.campaign.console.settings;

import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.campaignautomation.campaign.console.Html;
import org.campaignautomation.platform.tenancy.Roles;

/** {@code /console/settings/me}: one's own name, tenant and roles. */
@Path(SettingsPage.PATH + "/me")
@Produces(Html.TYPE)
public class MePage {
  @GET
  @RolesAllowed(Roles.VIEWER)
  public TemplateInstance me() {
    return new Me();
  }
}
