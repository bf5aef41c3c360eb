package org.campaignautomation.enrollment.testrun.web;

import static org.campaignautomation.enrollment.rest.RequestPart.pathId;
import static org.campaignautomation.enrollment.rest.RequestPart.within;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.campaignautomation.enrollment.testrun.TestRun;
import org.campaignautomation.enrollment.testrun.TestRuns;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.jspecify.annotations.Nullable;

/** Test runs, for campaign-service alone. */
@Path("/internal/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.INTERNAL)
@RunOnVirtualThread
public class TestRunResource {
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 500;

  private final TestRuns runs;
  private final Caller caller;

  TestRunResource(TestRuns runs, Caller caller) {
    this.runs = runs;
    this.caller = caller;
  }

  /** How many jobs to mirror; null for 50. */
  public record Request(@Nullable Integer limit) {}

  @POST
  @Path("/campaigns/{id}/test-runs")
  public TestRuns.Started start(@PathParam("id") String id, @Nullable Request request) {
    Integer limit = request == null ? null : request.limit();
    return runs.start(
        caller.tenantId(),
        pathId(id),
        caller.actor(),
        limit == null ? DEFAULT_LIMIT : within("limit", limit, 1, MAX_LIMIT));
  }

  @GET
  @Path("/test-runs/{id}")
  public TestRun run(@PathParam("id") String id) {
    return runs.find(caller.tenantId(), pathId(id))
        .orElseThrow(() -> new ProblemException(Problem.notFound()));
  }
}
