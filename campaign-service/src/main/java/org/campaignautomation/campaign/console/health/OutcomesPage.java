package org.campaignautomation.campaign.console.health;

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
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.campaignautomation.campaign.api.Page;
import org.campaignautomation.campaign.console.Faults;
import org.campaignautomation.campaign.console.Html;
import org.campaignautomation.campaign.definition.CampaignHeader;
import org.campaignautomation.campaign.definition.Campaigns;
import org.campaignautomation.campaign.dispatch.Deliveries;
import org.campaignautomation.campaign.dispatch.Delivery;
import org.campaignautomation.campaign.enrollment.Enrollment;
import org.campaignautomation.campaign.enrollment.Job;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.platform.problem.ProblemException;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.jspecify.annotations.Nullable;

/** {@code /console/health/outcomes}: messages of which nobody knows whether they were sent. */
@Path(OutcomesPage.PATH)
@Produces(Html.TYPE)
@RunOnVirtualThread
public class OutcomesPage {
  static final String PATH = HealthPage.PATH + "/outcomes";

  private static final String SHOWN = "20";
  private static final int UNPROCESSABLE = 422;

  private final Deliveries deliveries;
  private final Campaigns campaigns;
  private final Enrollment enrollment;
  private final Caller caller;

  OutcomesPage(Deliveries deliveries, Campaigns campaigns, Enrollment enrollment, Caller caller) {
    this.deliveries = deliveries;
    this.campaigns = campaigns;
    this.enrollment = enrollment;
    this.caller = caller;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  public OutcomeRows rows(@QueryParam("cursor") @Nullable String cursor) {
    Asker asker = Asker.of(caller);
    Page<Delivery> page;
    try {
      page = deliveries.list(asker, "unknown", SHOWN, cursor);
    } catch (ProblemException e) {
      return new OutcomeRows(List.of(), null, e.problem().detail());
    }
    Map<UUID, CampaignHeader> known =
        campaigns.headers(
            asker.tenantId(),
            page.items().stream().map(Delivery::campaignId).collect(Collectors.toSet()));
    return new OutcomeRows(
        page.items().stream()
            .map(delivery -> new OutcomeRow(delivery, name(known.get(delivery.campaignId()))))
            .toList(),
        page.nextCursor() == null
            ? null
            : UriBuilder.fromPath(PATH).queryParam("cursor", page.nextCursor()).build().toString(),
        null);
  }

  @GET
  @Path("/{id}")
  @RolesAllowed(Roles.VIEWER)
  public TemplateInstance one(UUID id) {
    Asker asker = Asker.of(caller);
    Job job = enrollment.job(asker, id);
    CampaignHeader campaign =
        campaigns.headers(asker.tenantId(), List.of(job.campaignId())).get(job.campaignId());
    boolean open = "outcome_unknown".equals(job.reason());
    return new OutcomeDecision(job, name(campaign), open, "", Faults.none());
  }

  @POST
  @Path("/{id}/resend")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(Roles.OPERATOR)
  public Response resend(UUID id, @FormParam("reason") @DefaultValue("") String reason) {
    return decide(id, reason, true);
  }

  @POST
  @Path("/{id}/mark-sent")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(Roles.OPERATOR)
  public Response markSent(UUID id, @FormParam("reason") @DefaultValue("") String reason) {
    return decide(id, reason, false);
  }

  private Response decide(UUID id, String reason, boolean resend) {
    Delivery.Order order = new Delivery.Order(reason);
    try {
      if (resend) {
        deliveries.resend(Asker.of(caller), id, order);
      } else {
        deliveries.markSent(Asker.of(caller), id, order);
      }
    } catch (ProblemException e) {
      if (e.problem().status() != UNPROCESSABLE) {
        throw e;
      }
      return Response.status(UNPROCESSABLE)
          .entity(new OutcomeForm(id, reason, Faults.of(e.problem())))
          .build();
    }
    return Response.ok(new OutcomeDecided(resend)).build();
  }

  private static @Nullable String name(@Nullable CampaignHeader campaign) {
    return campaign == null ? null : campaign.name();
  }
}
