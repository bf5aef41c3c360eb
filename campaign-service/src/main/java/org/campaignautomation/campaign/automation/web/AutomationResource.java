package org.campaignautomation.campaign.automation.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.campaignautomation.campaign.definition.Campaign;
import org.campaignautomation.campaign.definition.Campaigns;
import org.campaignautomation.campaign.enrollment.Enrollment;
import org.campaignautomation.campaign.enrollment.JobQuery;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/campaigns/{id}/automation}. */
@Path("/api/campaigns/{id}/automation")
@Tag(name = "Automation")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AutomationResource {
  private final Campaigns campaigns;
  private final Enrollment enrollment;
  private final Caller caller;

  AutomationResource(Campaigns campaigns, Enrollment enrollment, Caller caller) {
    this.campaigns = campaigns;
    this.enrollment = enrollment;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.KEY_SERVICE})
  @Operation(
      operationId = "getAutomation",
      summary = "How the automation stands (action=status), or its jobs (action=jobs)")
  @APIResponse(
      responseCode = "200",
      description = "The counts, or a list of jobs",
      content = @Content(schema = @Schema(anyOf = {AutomationStatus.class, JobList.class})))
  public Response get(
      UUID id,
      @QueryParam("action") @DefaultValue("status") String action,
      @QueryParam("testMode") @Nullable String testMode,
      @BeanParam JobParameters jobs) {
    Campaign campaign = campaigns.get(caller.tenantId(), id);
    boolean test = TestMode.of(testMode);
    Asker asker = Asker.of(caller);
    return switch (action) {
      case "status" ->
          Response.ok(
                  AutomationStatus.of(id, campaign.status(), enrollment.counts(asker, id, test)))
              .build();
      case "jobs" -> {
        var page = enrollment.jobs(asker, id, jobs.query(test));
        yield Response.ok(new JobList(page.items(), page.nextCursor())).build();
      }
      default ->
          throw new ProblemException(
              Problem.badRequest("unknown_action", "The action can be: status, jobs."));
    };
  }

  /** The filters of {@code action=jobs}. */
  static class JobParameters {
    @QueryParam("status")
    @Nullable String status;

    @QueryParam("channel")
    @Nullable String channel;

    @QueryParam("stepId")
    @Nullable String stepId;

    @QueryParam("contactId")
    @Nullable String contactId;

    @QueryParam("limit")
    @Nullable String limit;

    @QueryParam("cursor")
    @Nullable String cursor;

    JobQuery query(boolean testMode) {
      return new JobQuery(testMode, status, channel, stepId, contactId, limit, cursor);
    }
  }
}
