package org.campaignautomation.campaign.timeline.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.campaignautomation.campaign.api.Page;
import org.campaignautomation.campaign.api.PageRequest;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.campaign.timeline.TimelineEntry;
import org.campaignautomation.campaign.timeline.Timelines;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/contacts/{id}/timeline}. */
@Path("/api/contacts/{id}/timeline")
@Tag(name = "Contacts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TimelineResource {
  private final Timelines timelines;
  private final Caller caller;

  TimelineResource(Timelines timelines, Caller caller) {
    this.timelines = timelines;
    this.caller = caller;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(
      operationId = "getContactTimeline",
      summary = "What became of a contact over all campaigns, newest first",
      description =
          "Planned messages first, with the time at which they are to go out. Jobs that ended"
              + " longer ago than jobs are kept (30 days) are not in it any more.")
  public Page<TimelineEntry> timeline(
      @PathParam("id") UUID id,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return timelines.of(Asker.of(caller), id, PageRequest.limit(limit), cursor);
  }
}
