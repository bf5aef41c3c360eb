package org.campaignautomation.campaign.explain.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.campaignautomation.campaign.definition.Campaigns;
import org.campaignautomation.campaign.enrollment.Explanation;
import org.campaignautomation.campaign.explain.Explanations;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * {@code /api/campaigns/{id}/explain}: every rule, what it looked at and what it says, in order.
 */
@Path("/api/campaigns/{id}/explain")
@Tag(name = "Automation")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CampaignExplainResource {
  private final Explanations explanations;
  private final Campaigns campaigns;
  private final Caller caller;

  CampaignExplainResource(Explanations explanations, Campaigns campaigns, Caller caller) {
    this.explanations = explanations;
    this.campaigns = campaigns;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.KEY_SERVICE})
  @Operation(operationId = "explainCampaign", summary = "Why a campaign does, or does not, send")
  public Explanation campaign(UUID id) {
    return explanations.ofCampaign(Asker.of(caller), campaigns.get(caller.tenantId(), id));
  }
}
