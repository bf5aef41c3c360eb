package org.campaignautomation.campaign.console.campaigns;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.campaign.console.Area;
import org.campaignautomation.campaign.console.CampaignTab;
import org.campaignautomation.campaign.console.CampaignTop;
import org.campaignautomation.campaign.console.Flash;
import org.campaignautomation.campaign.console.Html;
import org.campaignautomation.campaign.console.Htmx;
import org.campaignautomation.campaign.definition.Campaign;
import org.campaignautomation.campaign.definition.Campaigns;
import org.campaignautomation.campaign.definition.ResumeMode;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.jspecify.annotations.Nullable;

/** {@code /console/campaigns/{id}/life}: a question first, and then it is done. */
@Path("/console/campaigns/{id}/life")
@Produces(Html.TYPE)
@RunOnVirtualThread
public class CampaignLifePage {
  private static final int MAX_DAYS = 365;
  private static final int SUGGESTED_DAYS = 7;

  private final Campaigns campaigns;
  private final CampaignLife life;
  private final Flash flash;
  private final Caller caller;

  CampaignLifePage(Campaigns campaigns, CampaignLife life, Flash flash, Caller caller) {
    this.campaigns = campaigns;
    this.life = life;
    this.flash = flash;
    this.caller = caller;
  }

  @GET
  @Path("/activate")
  @RolesAllowed(Roles.OPERATOR)
  public TemplateInstance askToActivate(UUID id) {
    Campaign campaign = campaign(id);
    int days =
        campaign.content().lookBackDays() == 0 ? SUGGESTED_DAYS : campaign.content().lookBackDays();
    return new ActivateDialog(
        CampaignTop.of(campaign),
        campaigns.readiness(caller.tenantId(), id),
        days,
        life.reach(Asker.of(caller), campaign, days));
  }

  @GET
  @Path("/reach")
  @RolesAllowed(Roles.OPERATOR)
  public TemplateInstance reach(UUID id, @QueryParam("days") @Nullable String days) {
    return life.reach(Asker.of(caller), campaign(id), days(days));
  }

  @POST
  @Path("/activate")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(Roles.OPERATOR)
  public Response activate(
      UUID id,
      @FormParam("reach") @DefaultValue("new") String reach,
      @FormParam("days") @Nullable String days,
      @FormParam("revision") long revision) {
    int back = reach.equals("recent") ? days(days) : 0;
    return done(life.activate(Asker.of(caller), id, back, revision), id);
  }

  @GET
  @Path("/pause")
  @RolesAllowed(Roles.OPERATOR)
  public TemplateInstance askToPause(UUID id) {
    return new ConfirmDialog(
        CampaignTop.of(campaign(id)),
        "pause",
        "Pause the campaign",
        CampaignLife.meaningOfPause(),
        "Pause",
        "btn-warning");
  }

  @POST
  @Path("/pause")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(Roles.OPERATOR)
  public Response pause(UUID id, @FormParam("revision") long revision) {
    return done(life.pause(Asker.of(caller), id, revision), id);
  }

  @GET
  @Path("/resume")
  @RolesAllowed(Roles.OPERATOR)
  public TemplateInstance askToResume(UUID id) {
    Campaign campaign = campaign(id);
    return new ResumeDialog(CampaignTop.of(campaign), campaign.pausedAt());
  }

  @POST
  @Path("/resume")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(Roles.OPERATOR)
  public Response resume(
      UUID id,
      @FormParam("mode") @DefaultValue("elapse") String mode,
      @FormParam("revision") long revision) {
    ResumeMode chosen = mode.equals("freeze") ? ResumeMode.FREEZE : ResumeMode.ELAPSE;
    return done(life.resume(Asker.of(caller), id, chosen, revision), id);
  }

  @GET
  @Path("/archive")
  @RolesAllowed(Roles.OPERATOR)
  public TemplateInstance askToArchive(UUID id) {
    return new ConfirmDialog(
        CampaignTop.of(campaign(id)),
        "archive",
        "Archive the campaign",
        CampaignLife.meaningOfArchiving(),
        "Archive",
        "btn-danger");
  }

  @POST
  @Path("/archive")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(Roles.OPERATOR)
  public Response archive(UUID id, @FormParam("revision") long revision) {
    return done(life.archive(Asker.of(caller), id, revision), id);
  }

  @GET
  @Path("/delete")
  @RolesAllowed(Roles.EDITOR)
  public TemplateInstance askToDelete(UUID id) {
    return new ConfirmDialog(
        CampaignTop.of(campaign(id)),
        "delete",
        "Delete the draft",
        List.of("It was never active, so nobody gets less than before.", "It cannot be undone."),
        "Delete",
        "btn-danger");
  }

  @POST
  @Path("/delete")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(Roles.EDITOR)
  public Response delete(UUID id, @FormParam("revision") long revision) {
    flash.say(life.delete(Asker.of(caller), id, revision));
    return leadTo(Area.CAMPAIGNS.href());
  }

  private Response done(String said, UUID id) {
    flash.say(said);
    return leadTo(CampaignTab.OVERVIEW.href(id));
  }

  private static Response leadTo(String address) {
    return Response.noContent().header(Htmx.REDIRECT, address).build();
  }

  private Campaign campaign(UUID id) {
    return campaigns.get(caller.tenantId(), id);
  }

  private static int days(@Nullable String text) {
    try {
      int days = Integer.parseInt(text == null ? "" : text.strip());
      if (days >= 1 && days <= MAX_DAYS) {
        return days;
      }
    } catch (NumberFormatException e) {
      // answered below, like a number out of range
    }
    throw new ProblemException(
        Problem.invalidParameter("days", "must be a number from 1 to " + MAX_DAYS + "."));
  }
}
