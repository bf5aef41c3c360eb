package org.campaignautomation.enrollment.due.web;

import static org.campaignautomation.enrollment.rest.RequestPart.pathId;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.campaignautomation.enrollment.due.ProcessNow;
import org.campaignautomation.enrollment.due.Processed;
import org.campaignautomation.enrollment.journey.CampaignLookup;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.jspecify.annotations.Nullable;

/** Handing a campaign's due jobs over, because an operator or the cron script says so. */
@Path("/internal/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.INTERNAL)
@RunOnVirtualThread
public class ProcessResource {
  private final ProcessNow processNow;
  private final CampaignLookup campaigns;
  private final Caller caller;

  ProcessResource(ProcessNow processNow, CampaignLookup campaigns, Caller caller) {
    this.processNow = processNow;
    this.campaigns = campaigns;
    this.caller = caller;
  }

  /** There is nothing to say. */
  public record Request() {}

  @POST
  @Path("/campaigns/{id}/process")
  public Processed process(@PathParam("id") String id, @Nullable Request request) {
    UUID campaignId = pathId(id);
    return processNow.process(campaigns.active(caller.tenantId(), campaignId).campaignId());
  }
}
