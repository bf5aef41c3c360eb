package org.campaignautomation.campaign.console.campaigns;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.campaignautomation.campaign.api.Page;
import org.campaignautomation.campaign.api.PageRequest;
import org.campaignautomation.campaign.console.CampaignTab;
import org.campaignautomation.campaign.console.CampaignTop;
import org.campaignautomation.campaign.console.Html;
import org.campaignautomation.campaign.definition.CampaignVersion;
import org.campaignautomation.campaign.definition.Campaigns;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.jspecify.annotations.Nullable;

/** {@code /console/campaigns/{id}/versions}: what was changed when, and who is still on what. */
@Path("/console/campaigns/{id}/versions")
@Produces(Html.TYPE)
@RunOnVirtualThread
public class CampaignVersionsPage {
  private static final int SHOWN = 20;

  private final Campaigns campaigns;
  private final Caller caller;

  CampaignVersionsPage(Campaigns campaigns, Caller caller) {
    this.campaigns = campaigns;
    this.caller = caller;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  public TemplateInstance list(UUID id, @QueryParam("cursor") @Nullable String cursor) {
    CampaignTop top = CampaignTop.of(campaigns.get(caller.tenantId(), id));
    Page<CampaignVersion> page = versions(id, SHOWN, cursor);
    List<CampaignVersion> known = new ArrayList<>(page.items());
    if (page.nextCursor() != null) {
      // The last one's changes are those from the one before it.
      known.addAll(versions(id, 1, page.nextCursor()).items());
    }
    List<VersionEntry> entries =
        IntStream.range(0, page.items().size()).mapToObj(at -> entry(known, at)).toList();
    return new CampaignVersions(top, entries, older(id, page.nextCursor()));
  }

  private Page<CampaignVersion> versions(UUID id, int limit, @Nullable String cursor) {
    String tenant = caller.tenantId();
    return campaigns.versions(
        tenant,
        id,
        PageRequest.of(Integer.toString(limit), cursor, tenant + " console versions " + id));
  }

  private static VersionEntry entry(List<CampaignVersion> known, int at) {
    CampaignVersion before = at + 1 < known.size() ? known.get(at + 1) : null;
    return new VersionEntry(known.get(at), VersionChange.between(before, known.get(at)));
  }

  private static @Nullable String older(UUID id, @Nullable String cursor) {
    return cursor == null
        ? null
        : UriBuilder.fromPath(CampaignTab.VERSIONS.href(id))
            .queryParam("cursor", cursor)
            .build()
            .toString();
  }
}
