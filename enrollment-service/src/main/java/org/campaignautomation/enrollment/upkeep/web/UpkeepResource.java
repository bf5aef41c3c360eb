package org.campaignautomation.enrollment.upkeep.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.campaignautomation.enrollment.upkeep.Balance;
import org.campaignautomation.enrollment.upkeep.Books;
import org.campaignautomation.enrollment.upkeep.Cleanup;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;

/** The books of a tenant, and what the next cleanup removes of its jobs. */
@Path("/internal/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.INTERNAL)
@RunOnVirtualThread
public class UpkeepResource {
  private final Books books;
  private final Cleanup cleanup;
  private final Caller caller;

  UpkeepResource(Books books, Cleanup cleanup, Caller caller) {
    this.books = books;
    this.cleanup = cleanup;
    this.caller = caller;
  }

  @GET
  @Path("/books")
  public Balance books() {
    return books.ofTenant(caller.tenantId());
  }

  @GET
  @Path("/cleanup")
  public Cleanup.Forecast cleanup() {
    return cleanup.forecast(caller.tenantId());
  }
}
