package org.campaignautomation.campaign.console.campaigns;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.campaignautomation.campaign.console.CampaignTop;
import org.campaignautomation.campaign.console.Html;
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
  public TemplateInstance show(UUID id) {
    Asker asker = Asker.of(caller);
    Campaign campaign = campaigns.get(asker.tenantId(), id);
    Readiness readiness = campaigns.readiness(asker.tenantId(), id);
    AutomationCounts counts = null;
    String trouble = null;
    if (campaign.activatedAt() != null) {
      try {
        counts = enrollment.counts(asker, id, false);
      } catch (ProblemException e) {
        trouble = e.problem().detail();
      }
    }
    return page(campaign, counts, trouble, readiness);
  }

  private static CampaignOverview page(
      Campaign campaign,
      @Nullable AutomationCounts counts,
      @Nullable String trouble,
      Readiness readiness) {
    return new CampaignOverview(CampaignTop.of(campaign), campaign, counts, trouble, readiness);
  }
}
