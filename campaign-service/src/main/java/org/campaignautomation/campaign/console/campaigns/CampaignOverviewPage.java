package org.campaignautomation.campaign.console.campaigns;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.campaignautomation.campaign.console.CampaignTop;
import org.campaignautomation.campaign.console.Html;
import org.campaignautomation.campaign.console.Htmx;
import org.campaignautomation.campaign.definition.Campaign;
import org.campaignautomation.campaign.definition.Campaigns;
import org.campaignautomation.campaign.definition.Readiness;
import org.campaignautomation.campaign.enrollment.AutomationCounts;
import org.campaignautomation.campaign.enrollment.Enrollment;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.platform.problem.ProblemException;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.jspecify.annotations.Nullable;

/** {@code /console/campaigns/{id}}: what a campaign does and how it stands. */
@Path("/console/campaigns/{id}")
@Produces(Html.TYPE)
@RunOnVirtualThread
public class CampaignOverviewPage {
  private final Campaigns campaigns;
  private final Enrollment enrollment;
  private final Caller caller;

  CampaignOverviewPage(Campaigns campaigns, Enrollment enrollment, Caller caller) {
    this.campaigns = campaigns;
    this.enrollment = enrollment;
    this.caller = caller;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  public TemplateInstance show(UUID id, @HeaderParam(Htmx.REQUEST) boolean part) {
    Asker asker = Asker.of(caller);
    Campaign campaign = campaigns.get(asker.tenantId(), id);
    Readiness readiness = campaigns.readiness(asker.tenantId(), id);
    @Nullable AutomationCounts counts = null;
    @Nullable String trouble = null;
    if (campaign.activatedAt() != null) {
      try {
        counts = enrollment.counts(asker, id, false);
      } catch (ProblemException e) {
        trouble = e.problem().detail();
      }
    }
    CampaignTop top = CampaignTop.of(campaign);
    return part
        ? new CampaignNow(top, campaign, counts, trouble, readiness, true)
        : new CampaignOverview(top, campaign, counts, trouble, readiness);
  }
}
