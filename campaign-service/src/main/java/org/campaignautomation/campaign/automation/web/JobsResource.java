package org.campaignautomation.campaign.automation.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.campaignautomation.campaign.enrollment.Enrollment;
import org.campaignautomation.campaign.enrollment.Job;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/jobs}. */
@Path("/api/jobs")
@Tag(name = "Automation")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class JobsResource {
  private final Enrollment enrollment;
  private final Caller caller;

  JobsResource(Enrollment enrollment, Caller caller) {
    this.enrollment = enrollment;
    this.caller = caller;
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Roles.VIEWER, Roles.KEY_SERVICE})
  @Operation(operationId = "getJob", summary = "One job")
  public Job get(UUID id) {
    return enrollment.job(Asker.of(caller), id);
  }
}
