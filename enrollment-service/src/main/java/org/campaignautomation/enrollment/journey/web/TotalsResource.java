package org.campaignautomation.enrollment.journey.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.enrollment.journey.CampaignTotals;
import org.campaignautomation.platform.problem.Fault;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.jspecify.annotations.Nullable;

/** How many campaigns stand, in one answer. */
@Path("/internal/v1/campaigns/statuses")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.INTERNAL)
@RunOnVirtualThread
public class TotalsResource {
  /** Their counts must be there before campaign-service's time-out. */
  private static final int MAX_CAMPAIGNS = 100;

  private final CampaignTotals totals;
  private final Caller caller;

  TotalsResource(CampaignTotals totals, Caller caller) {
    this.totals = totals;
    this.caller = caller;
  }

  /** Which campaigns are asked about, at most 100. */
  public record Question(@Nullable List<UUID> campaignIds) {}

  @POST
  public CampaignTotals.Answer statuses(@Nullable Question question) {
    List<UUID> ids =
        question == null || question.campaignIds() == null ? List.of() : question.campaignIds();
    if (ids.size() > MAX_CAMPAIGNS || ids.contains(null)) {
      throw new ProblemException(
          Problem.validationFailed(
              List.of(
                  new Fault(
                      "/campaignIds",
                      "invalid",
                      "Name at most " + MAX_CAMPAIGNS + " campaigns."))));
    }
    return totals.of(caller.tenantId(), ids);
  }
}
