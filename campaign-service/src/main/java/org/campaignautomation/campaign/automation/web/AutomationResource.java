package org.campaignautomation.campaign.automation.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.campaignautomation.campaign.automation.SendOutcome;
import org.campaignautomation.campaign.automation.TestRunOutcome;
import org.campaignautomation.campaign.automation.TestRuns;
import org.campaignautomation.campaign.definition.Campaign;
import org.campaignautomation.campaign.definition.Campaigns;
import org.campaignautomation.campaign.enrollment.Enrollment;
import org.campaignautomation.campaign.enrollment.JobQuery;
import org.campaignautomation.campaign.enrollment.Processing;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
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
  private final TestRuns testRuns;
  private final AutomationActions actions;
  private final Caller caller;

  AutomationResource(
      Campaigns campaigns,
      Enrollment enrollment,
      TestRuns testRuns,
      AutomationActions actions,
      Caller caller) {
    this.campaigns = campaigns;
    this.enrollment = enrollment;
    this.testRuns = testRuns;
    this.actions = actions;
    this.caller = caller;
  }

  @POST
  @RolesAllowed({Roles.EDITOR, Roles.KEY_SERVICE})
  @Operation(
      operationId = "runAutomation",
      summary = "Enrols, processes or sends, or shows what that would do",
      description =
          "Needs the role operator or a service key; in test mode the role editor is enough, and"
              + " any campaign will do. testMode may be a query parameter too. In test mode,"
              + " process_sequence answers 202 if it is not over in ten seconds; Location says"
              + " where to ask on.")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema =
                  @Schema(oneOf = {TriggerCommand.class, ProcessCommand.class, SendCommand.class})))
  @APIResponse(
      responseCode = "200",
      description = "What it did, or would do",
      content =
          @Content(
              schema =
                  @Schema(
                      anyOf = {
                        TriggerAnswer.class,
                        Processing.Processed.class,
                        TestRunOutcome.class,
                        SendOutcome.class
                      })))
  @APIResponse(
      responseCode = "202",
      description = "A test run that is not over",
      content = @Content(schema = @Schema(implementation = TestRunOutcome.class)))
  public Response post(
      UUID id, @QueryParam("testMode") @Nullable String testMode, @Nullable JsonNode body)
      throws JsonProcessingException {
    return actions.run(Asker.of(caller), campaigns.get(caller.tenantId(), id), testMode, body);
  }

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.KEY_SERVICE})
  @Operation(
      operationId = "getAutomation",
      summary =
          "How the automation stands (action=status), its jobs (action=jobs), a test (action=run)",
      description = "With testMode, counts and jobs are those of test runs.")
  @APIResponse(
      responseCode = "200",
      description = "The counts, a list of jobs, or a test run",
      content =
          @Content(
              schema =
                  @Schema(anyOf = {AutomationStatus.class, JobList.class, TestRunOutcome.class})))
  public Response get(
      UUID id,
      @QueryParam("action") @DefaultValue("status") String action,
      @QueryParam("testMode") @Nullable String testMode,
      @QueryParam("runId") @Nullable UUID runId,
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
      case "run" -> Response.ok(run(asker, id, runId)).build();
      default ->
          throw new ProblemException(
              Problem.badRequest("unknown_action", "The action can be: status, jobs, run."));
    };
  }

  private TestRunOutcome run(Asker asker, UUID id, @Nullable UUID runId) {
    if (runId == null) {
      throw new ProblemException(Problem.invalidParameter("runId", "is missing."));
    }
    return testRuns.get(asker, id, runId);
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
