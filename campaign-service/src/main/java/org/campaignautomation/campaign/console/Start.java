package org.campaignautomation.campaign.console;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.campaignautomation.platform.tenancy.Roles;

/** Leads to the first page. */
@Path("/")
public class Start {
  @GET
  @PermitAll
  public Response root() {
    return Response.seeOther(URI.create(ConsolePaths.ROOT)).build();
  }

  @GET
  @Path("console")
  @RolesAllowed(Roles.VIEWER)
  public Response console() {
    return Response.seeOther(URI.create(Area.CAMPAIGNS.href())).build();
  }
}
