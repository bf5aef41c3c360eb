package org.campaignautomation.campaign.console.automation;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.campaignautomation.campaign.automation.ThroughputOverTime;
import org.campaignautomation.campaign.console.CampaignTop;
import org.campaignautomation.campaign.console.Html;
import org.campaignautomation.campaign.console.Htmx;
import org.campaignautomation.campaign.console.Shell;
import org.campaignautomation.campaign.definition.Campaign;
import org.campaignautomation.campaign.definition.Campaigns;
import org.campaignautomation.campaign.enrollment.Enrollment;
import org.campaignautomation.campaign.explain.Explanations;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.platform.problem.ProblemException;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.jspecify.annotations.Nullable;

/**
 * {@code /console/campaigns/{id}/automation}: the tab, and the parts that come on by themselves.
 */
@Path("/console/campaigns/{id}/automation")
@Produces(Html.TYPE)
@RolesAllowed(Roles.VIEWER)
@RunOnVirtualThread
public class AutomationPage {
  private static final int RECENT = 8;

  private final Campaigns campaigns;
  private final Enrollment enrollment;
  private final Explanations explanations;
  private final JobListings listings;
  private final Shell shell;
  private final Caller caller;
  private final ThroughputOverTime throughput;

  AutomationPage(
      Campaigns campaigns,
      Enrollment enrollment,
      Explanations explanations,
      JobListings listings,
      Shell shell,
      Caller caller,
      ThroughputOverTime throughput) {
    this.campaigns = campaigns;
    this.enrollment = enrollment;
    this.explanations = explanations;
    this.listings = listings;
    this.shell = shell;
    this.caller = caller;
    this.throughput = throughput;
  }

  /** Where the tab of a campaign is. */
  static String path(UUID campaignId) {
    return "/console/campaigns/" + campaignId + "/automation";
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  public TemplateInstance tab(
      @PathParam("id") UUID id, @BeanParam JobWish wish, @HeaderParam(Htmx.REQUEST) boolean part) {
    Campaign campaign = campaign(id);
    Asker asker = Asker.of(caller);
    if (part) {
      JobListing table = listings.table(asker, campaign, wish);
      return new JobRows(id, table.rows(), table.more());
    }
    Deeds deeds = deeds(campaign);
    try {
      return new AutomationTab(
          CampaignTop.of(campaign),
          campaign.content().lookBackDays(),
          deeds,
          enrollment.counts(asker, id, false),
          null,
          enrollment.ended(asker, id, RECENT),
          listings.table(asker, campaign, wish));
    } catch (ProblemException e) {
      if (e.problem().status() != 503) {
        throw e;
      }
      return new AutomationTab(
          CampaignTop.of(campaign),
          campaign.content().lookBackDays(),
          deeds,
          null,
          e.problem().detail(),
          List.of(),
          JobListings.none(campaign, wish));
    }
  }

  /**
   * What can be done, once the campaign is not as it was when it was shown; else nothing, and what
   * somebody is about to press stays where it is.
   */
  @GET
  @Path("/deeds")
  @RolesAllowed(Roles.VIEWER)
  public Response deeds(@PathParam("id") UUID id, @QueryParam("revision") long shown) {
    Campaign campaign = campaign(id);
    return campaign.revision() == shown
        ? Response.noContent().build()
        : Response.ok(
                new Runs(
                    CampaignTop.of(campaign),
                    campaign.content().lookBackDays(),
                    deeds(campaign),
                    true))
            .build();
  }

  @GET
  @Path("/numbers")
  @RolesAllowed(Roles.VIEWER)
  public TemplateInstance numbers(@PathParam("id") UUID id) {
    campaign(id);
    return part(
        id,
        "numbers",
        "The numbers are missing.",
        () -> new Numbers(id, enrollment.counts(Asker.of(caller), id, false)));
  }

  @GET
  @Path("/recent")
  @RolesAllowed(Roles.VIEWER)
  public TemplateInstance recent(@PathParam("id") UUID id) {
    campaign(id);
    return part(
        id,
        "recent",
        "The history is missing.",
        () -> new Recent(id, enrollment.ended(Asker.of(caller), id, RECENT)));
  }

  @GET
  @Path("/throughput")
  @RolesAllowed(Roles.VIEWER)
  public TemplateInstance throughput(
      @PathParam("id") UUID id, @QueryParam("reach") @Nullable String name) {
    campaign(id);
    Reach reach = Reach.of(name);
    return part(
        id,
        "throughput",
        "The chart is missing.",
        () ->
            Throughputs.of(
                id,
                reach,
                throughput.last(Asker.of(caller), id, reach.stretch(), reach.stretches())));
  }

  @GET
  @Path("/why")
  @RolesAllowed(Roles.VIEWER)
  public TemplateInstance why(@PathParam("id") UUID id) {
    return new Why(id, explanations.ofCampaign(Asker.of(caller), campaign(id)));
  }

  @GET
  @Path("/jobs")
  @RolesAllowed(Roles.VIEWER)
  public TemplateInstance jobs(@PathParam("id") UUID id, @BeanParam JobWish wish) {
    Campaign campaign = campaign(id);
    return part(
        id,
        "jobs",
        "The jobs are missing.",
        () -> listings.table(Asker.of(caller), campaign, wish));
  }

  /** While a service is away, a part says so in its own place, and is asked for again. */
  private static TemplateInstance part(
      UUID id, String name, String what, Supplier<TemplateInstance> made) {
    try {
      return made.get();
    } catch (ProblemException e) {
      if (e.problem().status() != 503) {
        throw e;
      }
      return new Missing(name, id, what, e.problem().detail());
    }
  }

  private Deeds deeds(Campaign campaign) {
    return Deeds.of(campaign.status(), shell.editor(), shell.operator());
  }

  private Campaign campaign(UUID id) {
    return campaigns.get(caller.tenantId(), id);
  }
}
