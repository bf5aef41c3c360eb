package org.campaignautomation.campaign.console.automation;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.campaignautomation.campaign.automation.BulkJobs;
import org.campaignautomation.campaign.console.Faults;
import org.campaignautomation.campaign.console.Html;
import org.campaignautomation.campaign.definition.Campaigns;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.jspecify.annotations.Nullable;

/**
 * Retries or cancels many jobs: those that were chosen, or all that match. The page asks for batch
 * after batch for as long as it is open, so nothing goes on behind anybody's back.
 */
@Path("/console/campaigns/{id}/automation/bulk/{action}")
@Produces(Html.TYPE)
@RunOnVirtualThread
public class BulkPage {
  private final Campaigns campaigns;
  private final BulkJobs jobs;
  private final JobListings listings;
  private final Caller caller;

  BulkPage(Campaigns campaigns, BulkJobs jobs, JobListings listings, Caller caller) {
    this.campaigns = campaigns;
    this.jobs = jobs;
    this.listings = listings;
    this.caller = caller;
  }

  @GET
  @RolesAllowed(Roles.OPERATOR)
  public TemplateInstance ask(
      @PathParam("id") UUID id, @PathParam("action") String action, @BeanParam JobWish wish) {
    campaigns.get(caller.tenantId(), id);
    return question(id, action(action), List.of(), wish, Faults.none(), "");
  }

  /** Changes nothing: many ids have no room in an address. */
  @POST
  @Path("/chosen")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(Roles.OPERATOR)
  public TemplateInstance askOfChosen(
      @PathParam("id") UUID id,
      @PathParam("action") String action,
      @BeanParam JobWish wish,
      @FormParam("job") List<UUID> chosen) {
    campaigns.get(caller.tenantId(), id);
    return question(id, action(action), chosen, wish, Faults.none(), "");
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(Roles.OPERATOR)
  public Response change(
      @PathParam("id") UUID id,
      @PathParam("action") String action,
      @BeanParam JobWish wish,
      @FormParam("job") List<UUID> chosen,
      @FormParam("reason") @Nullable String reason,
      @FormParam("done") @DefaultValue("0") int done,
      @FormParam("refused") @DefaultValue("0") int refused) {
    campaigns.get(caller.tenantId(), id);
    BulkJobs.Action wanted = action(action);
    String why = reason == null ? "" : reason;
    try {
      int now = Math.min(BulkJobs.BATCH, chosen.size());
      List<UUID> rest = chosen.subList(now, chosen.size());
      BulkJobs.Batch batch = batch(id, wanted, wish, chosen.subList(0, now), why);
      String next =
          batch.nextCursor() == null ? null : wish.address(path(id, wanted), batch.nextCursor());
      return Response.ok(
              new BulkProgress(
                  id,
                  wanted,
                  done + batch.done(),
                  refused + batch.refused().size(),
                  batch.refused().stream().map(BulkJobs.Refused::detail).distinct().toList(),
                  rest.isEmpty() ? next : path(id, wanted),
                  rest,
                  why))
          .build();
    } catch (ProblemException e) {
      if (e.problem().status() != 422) {
        throw e;
      }
      return Response.status(422)
          .entity(question(id, wanted, chosen, wish, Faults.of(e.problem()), why))
          .build();
    }
  }

  private BulkJobs.Batch batch(
      UUID id, BulkJobs.Action action, JobWish wish, List<UUID> chosen, String reason) {
    Asker asker = Asker.of(caller);
    if (!chosen.isEmpty()) {
      return jobs.chosen(asker, id, action, chosen, reason);
    }
    JobListings.Whom whom = listings.whom(asker, wish);
    return whom.nobody()
        ? new BulkJobs.Batch(0, List.of(), null)
        : jobs.next(asker, id, action, wish.query(whom.contactId(), BulkJobs.BATCH), reason);
  }

  private static BulkQuestion question(
      UUID id,
      BulkJobs.Action action,
      List<UUID> chosen,
      JobWish wish,
      Faults faults,
      String reason) {
    String address = chosen.isEmpty() ? wish.address(path(id, action), null) : path(id, action);
    return new BulkQuestion(id, action, chosen, wish, address, faults, reason);
  }

  private static String path(UUID id, BulkJobs.Action action) {
    return AutomationPage.path(id) + "/bulk/" + action.name().toLowerCase(Locale.ROOT);
  }

  private static BulkJobs.Action action(String name) {
    return switch (name) {
      case "retry" -> BulkJobs.Action.RETRY;
      case "cancel" -> BulkJobs.Action.CANCEL;
      default -> throw new ProblemException(Problem.notFound());
    };
  }
}
