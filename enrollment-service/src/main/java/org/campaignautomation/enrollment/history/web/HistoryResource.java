package org.campaignautomation.enrollment.history.web;

import static org.campaignautomation.enrollment.rest.RequestPart.number;
import static org.campaignautomation.enrollment.rest.RequestPart.pathId;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.enrollment.history.ContactHistory;
import org.campaignautomation.enrollment.history.HistoryEntry;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.jspecify.annotations.Nullable;

/** What became of a person. campaign-service has checked that they are the tenant's, and there. */
@Path("/internal/v1/contacts/{id}/history")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.INTERNAL)
@RunOnVirtualThread
public class HistoryResource {
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 500;

  private final ContactHistory history;
  private final Caller caller;

  HistoryResource(ContactHistory history, Caller caller) {
    this.history = history;
    this.caller = caller;
  }

  @GET
  public HistoryPage history(
      @PathParam("id") String id,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    String tenantId = caller.tenantId();
    UUID contactId = pathId(id);
    int size = number("limit", limit, DEFAULT_LIMIT, 1, MAX_LIMIT);
    // One more than asked for tells whether there is a next page.
    List<HistoryEntry> found =
        history.of(
            tenantId,
            contactId,
            cursor == null ? null : HistoryCursor.read(cursor, tenantId, contactId),
            size + 1);
    List<HistoryEntry> page = found.subList(0, Math.min(size, found.size()));
    return new HistoryPage(
        page,
        found.size() > size
            ? HistoryCursor.after(page.getLast().place(), tenantId, contactId)
            : null);
  }
}
