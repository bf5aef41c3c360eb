package org.campaignautomation.campaign.health.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.campaignautomation.campaign.enrollment.Backlog;
import org.campaignautomation.campaign.enrollment.Enrollment;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/health/backlog}. */
@Path("/api/health/backlog")
@Tag(name = "Health")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class BacklogResource {
  private final Enrollment enrollment;
  private final Caller caller;

  BacklogResource(Enrollment enrollment, Caller caller) {
    this.enrollment = enrollment;
    this.caller = caller;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(
      operationId = "getBacklog",
      summary = "What is due and not handed over on each channel, and since when")
  public Backlog get() {
    return enrollment.backlog(Asker.of(caller));
  }
}
