package org.campaignautomation.enrollment.progress.web;

import static org.campaignautomation.enrollment.rest.RequestPart.instant;
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
import java.time.Instant;
import java.util.UUID;
import org.campaignautomation.enrollment.progress.Throughput;
import org.campaignautomation.enrollment.progress.Throughputs;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.jspecify.annotations.Nullable;

/** What a chart of a campaign shows. */
@Path("/internal/v1/campaigns/{id}/throughput")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.INTERNAL)
@RunOnVirtualThread
public class ThroughputResource {
  private static final int USUAL_BUCKETS = 60;
  private static final int MAX_BUCKETS = 200;

  private final Throughputs throughputs;
  private final Caller caller;

  ThroughputResource(Throughputs throughputs, Caller caller) {
    this.throughputs = throughputs;
    this.caller = caller;
  }

  @GET
  public Throughput throughput(
      @PathParam("id") String id,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("buckets") @Nullable String buckets) {
    String tenantId = caller.tenantId();
    UUID campaignId = pathId(id);
    Instant start = instant("from", from);
    Instant end = instant("to", to);
    int parts = number("buckets", buckets, USUAL_BUCKETS, 1, MAX_BUCKETS);
    try {
      return throughputs.of(tenantId, campaignId, start, end, parts);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          Problem.invalidParameter(
              "from",
              "must lie before the end, by a minute per bucket, or an hour if it is over two days ago."));
    }
  }
}
