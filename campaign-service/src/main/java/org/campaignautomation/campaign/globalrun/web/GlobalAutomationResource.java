package org.campaignautomation.campaign.globalrun.web;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.campaignautomation.campaign.automation.web.Rights;
import org.campaignautomation.campaign.automation.web.TestMode;
import org.campaignautomation.campaign.globalrun.GlobalRuns;
import org.campaignautomation.campaign.globalrun.Scope;
import org.campaignautomation.campaign.globalrun.Summaries;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/campaigns/automation}: the tenant's active campaigns, or with a platform key those of
 * all tenants. The GETs that act are there for cron: they are safe to repeat, and never cached.
 */
@Path("/api/campaigns/automation")
@Tag(name = "Automation")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class GlobalAutomationResource {
  private static final String WHO =
      "Needs the role operator or a key; with testMode the role editor is enough. One campaign's"
          + " failure is in its entry and leaves 200. Safe to repeat.";

  private final GlobalRuns runs;
  private final Summaries summaries;
  private final Rights rights;
  private final SecurityIdentity identity;
  private final Caller caller;

  GlobalAutomationResource(
      GlobalRuns runs,
      Summaries summaries,
      Rights rights,
      SecurityIdentity identity,
      Caller caller) {
    this.runs = runs;
    this.summaries = summaries;
    this.rights = rights;
    this.identity = identity;
    this.caller = caller;
  }

  @GET
  @Path("/trigger-new-clients")
  @RolesAllowed({Roles.EDITOR, Roles.KEY_SERVICE, Roles.KEY_PLATFORM})
  @Operation(
      operationId = "getTriggerNewClients",
      summary = "Enrols the contacts of the last days in every active campaign",
      description = WHO)
  @APIResponse(
      responseCode = "200",
      description = "What it did in each campaign",
      content = @Content(schema = @Schema(implementation = TriggerRunView.class)))
  public Response getTrigger(@QueryParam("testMode") @Nullable String testMode) {
    return trigger(TestMode.of(testMode));
  }

  @POST
  @Path("/trigger-new-clients")
  @RolesAllowed({Roles.EDITOR, Roles.KEY_SERVICE, Roles.KEY_PLATFORM})
  @Operation(
      operationId = "postTriggerNewClients",
      summary = "Enrols the contacts of the last days in every active campaign",
      description = WHO)
  @APIResponse(
      responseCode = "200",
      description = "What it did in each campaign",
      content = @Content(schema = @Schema(implementation = TriggerRunView.class)))
  public Response postTrigger(
      @QueryParam("testMode") @Nullable String testMode, @Nullable TestModeBody body) {
    return trigger(TestMode.of(testMode, TestModeBody.of(body)));
  }

  @GET
  @Path("/process-pending")
  @RolesAllowed({Roles.EDITOR, Roles.KEY_SERVICE, Roles.KEY_PLATFORM})
  @Operation(
      operationId = "getProcessPending",
      summary = "Hands over what is due in every active campaign",
      description = WHO)
  @APIResponse(
      responseCode = "200",
      description = "What it did in each campaign",
      content =
          @Content(schema = @Schema(anyOf = {ProcessRunView.class, TestProcessRunView.class})))
  public Response getProcess(@QueryParam("testMode") @Nullable String testMode) {
    return process(TestMode.of(testMode));
  }

  @POST
  @Path("/process-pending")
  @RolesAllowed({Roles.EDITOR, Roles.KEY_SERVICE, Roles.KEY_PLATFORM})
  @Operation(
      operationId = "postProcessPending",
      summary = "Hands over what is due in every active campaign",
      description = WHO)
  @APIResponse(
      responseCode = "200",
      description = "What it did in each campaign",
      content =
          @Content(schema = @Schema(anyOf = {ProcessRunView.class, TestProcessRunView.class})))
  public Response postProcess(
      @QueryParam("testMode") @Nullable String testMode, @Nullable TestModeBody body) {
    return process(TestMode.of(testMode, TestModeBody.of(body)));
  }

  @GET
  @Path("/summary")
  @RolesAllowed({Roles.VIEWER, Roles.KEY_SERVICE, Roles.KEY_PLATFORM})
  @Operation(
      operationId = "getSummary",
      summary = "Everything, counted",
      description = "With testMode, jobs are those of test runs.")
  @APIResponse(
      responseCode = "200",
      description = "The counts",
      content = @Content(schema = @Schema(implementation = SummaryView.class)))
  public Response getSummary(@QueryParam("testMode") @Nullable String testMode) {
    return summary(TestMode.of(testMode));
  }

  @POST
  @Path("/summary")
  @RolesAllowed({Roles.VIEWER, Roles.KEY_SERVICE, Roles.KEY_PLATFORM})
  @Operation(
      operationId = "postSummary",
      summary = "Everything, counted",
      description = "With testMode, jobs are those of test runs.")
  @APIResponse(
      responseCode = "200",
      description = "The counts",
      content = @Content(schema = @Schema(implementation = SummaryView.class)))
  public Response postSummary(
      @QueryParam("testMode") @Nullable String testMode, @Nullable TestModeBody body) {
    return summary(TestMode.of(testMode, TestModeBody.of(body)));
  }

  private Response trigger(boolean test) {
    rights.toAct(test);
    var run = test ? runs.previewTrigger(scope()) : runs.trigger(scope());
    return notCached(TriggerRunView.of(test, run));
  }

  private Response process(boolean test) {
    rights.toAct(test);
    return notCached(
        test
            ? TestProcessRunView.of(runs.testProcess(scope()))
            : ProcessRunView.of(runs.process(scope())));
  }

  private Response summary(boolean test) {
    return notCached(SummaryView.of(summaries.of(scope(), test)));
  }

  /** All tenants for a platform key, else the caller's own. */
  private Scope scope() {
    return identity.hasRole(Roles.KEY_PLATFORM)
        ? new Scope(null, caller.actor())
        : new Scope(caller.tenantId(), caller.actor());
  }

  private static Response notCached(Object body) {
    return Response.ok(body).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }
}
