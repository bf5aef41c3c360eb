package org.campaignautomation.campaign.console.campaigns;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.campaignautomation.campaign.api.Page;
import org.campaignautomation.campaign.api.PageRequest;
import org.campaignautomation.campaign.console.Html;
import org.campaignautomation.campaign.console.Htmx;
import org.campaignautomation.campaign.definition.Campaign;
import org.campaignautomation.campaign.definition.Campaigns;
import org.campaignautomation.campaign.enrollment.CampaignTotals;
import org.campaignautomation.campaign.enrollment.Enrollment;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.platform.problem.ProblemException;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.jspecify.annotations.Nullable;

/** {@code /console/campaigns}: all campaigns with how they stand. */
@Path(CampaignsPage.PATH)
@Produces(Html.TYPE)
@RunOnVirtualThread
public class CampaignsPage {
  static final String PATH = "/console/campaigns";

  private static final int PAGE = 25;

  private final Campaigns campaigns;
  private final Enrollment enrollment;
  private final Caller caller;

  CampaignsPage(Campaigns campaigns, Enrollment enrollment, Caller caller) {
    this.campaigns = campaigns;
    this.enrollment = enrollment;
    this.caller = caller;
  }

  /** The numbers of some campaigns, or why there are none. */
  private record Numbers(Map<UUID, CampaignTotals.Totals> byCampaign, @Nullable String trouble) {}

  @GET
  @RolesAllowed(Roles.VIEWER)
  public TemplateInstance list(
      @QueryParam("status") @Nullable String status,
      @QueryParam("cursor") @Nullable String cursor,
      @HeaderParam(Htmx.REQUEST) boolean part) {
    CampaignStatus wanted = status(status);
    Asker asker = Asker.of(caller);
    Page<Campaign> page =
        campaigns.list(
            asker.tenantId(),
            wanted,
            PageRequest.of(
                Integer.toString(PAGE), cursor, asker.tenantId() + " campaigns " + wanted));
    Numbers numbers = numbers(asker, page.items());
    List<CampaignRow> rows =
        page.items().stream()
            .map(campaign -> CampaignRow.of(campaign, numbers.byCampaign().get(campaign.id())))
            .toList();
    String self = address(wanted, cursor);
    String next = page.nextCursor();
    String more = next == null ? null : address(wanted, next);
    return part
        ? new CampaignRows(rows, self, more)
        : new CampaignList(
            wanted, List.of(CampaignStatus.values()), rows, self, more, numbers.trouble());
  }

  private Numbers numbers(Asker asker, List<Campaign> shown) {
    List<UUID> known =
        shown.stream()
            .filter(campaign -> campaign.activatedAt() != null)
            .map(Campaign::id)
            .toList();
    try {
      return new Numbers(enrollment.totals(asker, known), null);
    } catch (ProblemException e) {
      return new Numbers(Map.of(), e.problem().detail());
    }
  }

  private static String address(@Nullable CampaignStatus status, @Nullable String cursor) {
    UriBuilder address = UriBuilder.fromPath(PATH);
    if (cursor != null) {
      address.queryParam("cursor", cursor);
    }
    if (status != null) {
      address.queryParam("status", text(status));
    }
    return address.build().toString();
  }

  /** An unknown one is as none: the address is a person's, who then sees all. */
  private static @Nullable CampaignStatus status(@Nullable String text) {
    return Arrays.stream(CampaignStatus.values())
        .filter(status -> text(status).equals(text))
        .findFirst()
        .orElse(null);
  }

  private static String text(CampaignStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
