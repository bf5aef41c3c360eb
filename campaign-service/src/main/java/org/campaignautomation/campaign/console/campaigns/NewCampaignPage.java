package org.campaignautomation.campaign.console.campaigns;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.campaignautomation.campaign.console.CampaignTab;
import org.campaignautomation.campaign.console.Faults;
import org.campaignautomation.campaign.console.Flash;
import org.campaignautomation.campaign.console.Html;
import org.campaignautomation.campaign.console.Htmx;
import org.campaignautomation.campaign.definition.Campaign;
import org.campaignautomation.campaign.definition.Campaigns;
import org.campaignautomation.platform.problem.ProblemException;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.jspecify.annotations.Nullable;

/**
 * {@code /console/campaigns/new}: a draft, from a template or blank, to be written in the editor.
 */
@Path("/console/campaigns/new")
@Produces(Html.TYPE)
@RunOnVirtualThread
public class NewCampaignPage {
  private static final int UNPROCESSABLE = 422;
  private static final List<Starter> STARTERS = List.of(Starter.values());

  private final Campaigns campaigns;
  private final Starters starters;
  private final Flash flash;
  private final Caller caller;

  NewCampaignPage(Campaigns campaigns, Starters starters, Flash flash, Caller caller) {
    this.campaigns = campaigns;
    this.starters = starters;
    this.flash = flash;
    this.caller = caller;
  }

  @GET
  @RolesAllowed(Roles.EDITOR)
  public TemplateInstance ask() {
    return new NewCampaign(STARTERS, Starter.WELCOME, "", Faults.none());
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(Roles.EDITOR)
  public Response create(
      @FormParam("starter") @Nullable String starter,
      @FormParam("name") @Nullable String name,
      @HeaderParam(Htmx.REQUEST) boolean part) {
    Starter chosen = Starters.of(starter);
    try {
      Campaign made = campaigns.create(caller.tenantId(), starters.draft(chosen, name));
      flash.say("The draft is made. Nobody gets anything before it is activated.");
      String address = CampaignTab.EDIT.href(made.id());
      return part
          ? Response.noContent().header(Htmx.REDIRECT, address).build()
          : Response.seeOther(URI.create(address)).build();
    } catch (ProblemException e) {
      if (e.problem().status() != UNPROCESSABLE) {
        throw e;
      }
      return refused(chosen, name == null ? "" : name, Faults.of(e.problem()), part);
    }
  }

  private static Response refused(Starter chosen, String name, Faults faults, boolean part) {
    TemplateInstance again =
        part
            ? new NewCampaignForm(STARTERS, chosen, name, faults)
            : new NewCampaign(STARTERS, chosen, name, faults);
    return Response.status(UNPROCESSABLE).entity(again).type(Html.TYPE).build();
  }
}
