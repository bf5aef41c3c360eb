package org.campaignautomation.enrollment.journey.web;

import static org.campaignautomation.enrollment.rest.RequestPart.flag;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.campaignautomation.enrollment.journey.TenantSummary;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.jspecify.annotations.Nullable;

/** A tenant's totals. */
@Path("/internal/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.INTERNAL)
@RunOnVirtualThread
public class SummaryResource {
  private final TenantSummary summary;
  private final Caller caller;

  SummaryResource(TenantSummary summary, Caller caller) {
    this.summary = summary;
    this.caller = caller;
  }

  /** The totals as they are shown. */
  public record Summary(
      Instant asOf,
      long contacts,
      long enrolled,
      StatusView.Counts jobs,
      long unknown,
      @Nullable Instant lastRunAt) {}

  @GET
  @Path("/summary")
  public Summary summary(@QueryParam("testMode") @Nullable String testMode) {
    String tenantId = caller.tenantId();
    TenantSummary.Totals totals =
        flag("testMode", testMode) ? summary.ofTests(tenantId) : summary.of(tenantId);
    StatusView view = StatusView.of(totals.counts());
    return new Summary(
        view.asOf(),
        totals.contacts(),
        view.enrolled(),
        view.counts(),
        view.unknown(),
        view.lastRunAt());
  }
}
