package org.campaignautomation.enrollment.due.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.campaignautomation.enrollment.due.Backlog;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;

/** What waits to be handed over. */
@Path("/internal/v1/backlog")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.INTERNAL)
@RunOnVirtualThread
public class BacklogResource {
  private final Backlog backlog;
  private final Caller caller;

  BacklogResource(Backlog backlog, Caller caller) {
    this.backlog = backlog;
    this.caller = caller;
  }

  /** The tenant's channels. */
  public record Channels(List<Backlog.Waiting> channels) {}

  @GET
  public Channels get() {
    return new Channels(backlog.of(caller.tenantId()));
  }
}
