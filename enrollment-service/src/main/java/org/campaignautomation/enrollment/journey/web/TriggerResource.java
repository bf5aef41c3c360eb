package org.campaignautomation.enrollment.journey.web;

import static org.campaignautomation.enrollment.rest.RequestPart.number;
import static org.campaignautomation.enrollment.rest.RequestPart.pathId;
import static org.campaignautomation.enrollment.rest.RequestPart.within;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.campaignautomation.enrollment.journey.CampaignLookup;
import org.campaignautomation.enrollment.journey.Trigger;
import org.campaignautomation.enrollment.journey.TriggerResult;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.jspecify.annotations.Nullable;

/** Enrolling the contacts of the last days, because an operator or the cron script says so. */
@Path("/internal/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.INTERNAL)
@RunOnVirtualThread
public class TriggerResource {
  private static final int MAX_LOOK_BACK_DAYS = 3_650;
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 500;

  private final Trigger trigger;
  private final CampaignLookup campaigns;
  private final Caller caller;

  TriggerResource(Trigger trigger, CampaignLookup campaigns, Caller caller) {
    this.trigger = trigger;
    this.campaigns = campaigns;
    this.caller = caller;
  }

  /**
   * What a run is to do.
   *
   * @param lookBackDays null for the campaign's own
   * @param limit how many people to list
   */
  public record Request(@Nullable Integer lookBackDays, @Nullable Integer limit) {}

  /** How many contacts a trigger would enrol. */
  public record Matching(long count) {}

  @POST
  @Path("/campaigns/{id}/trigger")
  public TriggerResult trigger(@PathParam("id") String id, @Nullable Request request) {
    UUID campaignId = pathId(id);
    Integer lookBackDays = request == null ? null : request.lookBackDays();
    Integer limit = request == null ? null : request.limit();
    int listed = limit == null ? DEFAULT_LIMIT : within("limit", limit, 0, MAX_LIMIT);
    if (lookBackDays != null) {
      within("lookBackDays", lookBackDays, 0, MAX_LOOK_BACK_DAYS);
    }
    return trigger.run(campaigns.active(caller.tenantId(), campaignId), lookBackDays, listed);
  }

  @GET
  @Path("/campaigns/{id}/matching")
  public Matching matching(
      @PathParam("id") String id, @QueryParam("lookBackDays") @Nullable String lookBackDays) {
    int days = number("lookBackDays", lookBackDays, 7, 0, MAX_LOOK_BACK_DAYS);
    return new Matching(trigger.matching(caller.tenantId(), pathId(id), days));
  }
}
