package org.campaignautomation.campaign.health.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.campaignautomation.campaign.health.BooksReport;
import org.campaignautomation.campaign.health.TenantBooks;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/health/books}. */
@Path("/api/health/books")
@Tag(name = "Health")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class BooksResource {
  private final TenantBooks books;
  private final Caller caller;

  BooksResource(TenantBooks books, Caller caller) {
    this.books = books;
    this.caller = caller;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(
      operationId = "getBooks",
      summary =
          "Whether each planned step has its job and each completed job its accepted message, and"
              + " which campaigns have a gap")
  public BooksReport get() {
    return books.report(Asker.of(caller));
  }
}
