package org.campaignautomation.campaign.console.editor;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.campaign.api.EntityTags;
import org.campaignautomation.campaign.console.Html;
import org.campaignautomation.campaign.definition.Campaign;
import org.campaignautomation.campaign.definition.CampaignDraft;
import org.campaignautomation.campaign.definition.CampaignDraft.StepDraft;
import org.campaignautomation.campaign.definition.Campaigns;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.contracts.InFlight;
import org.campaignautomation.platform.problem.ProblemException;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.jspecify.annotations.Nullable;

/** {@code /console/campaigns/{id}/edit}: the editor with a campaign in it. */
@Path("/console/campaigns/{id}/edit")
@Produces(Html.TYPE)
@RunOnVirtualThread
public class EditCampaignPage {
  private static final String VERSION_MISMATCH = "version_mismatch";

  private final EditorPages pages;
  private final Campaigns campaigns;
  private final Caller caller;

  EditCampaignPage(EditorPages pages, Campaigns campaigns, Caller caller) {
    this.pages = pages;
    this.campaigns = campaigns;
    this.caller = caller;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  public TemplateInstance show(UUID id) {
    return pages.page(campaigns.get(caller.tenantId(), id));
  }

  /**
   * Saves.
   *
   * @param revision that the page was made from; null to save over whatever is there
   * @param inFlight what becomes of the people on their way; null if nobody said yet
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.EDITOR)
  public Response save(
      UUID id,
      @QueryParam("revision") @Nullable Long revision,
      @QueryParam("inFlight") @Nullable InFlight inFlight,
      @NotNull CampaignDraft draft) {
    String tenant = caller.tenantId();
    try {
      Campaign before = campaigns.get(tenant, id);
      Campaign saved =
          campaigns.replace(
              tenant,
              id,
              revision == null ? onto(before, draft) : draft,
              inFlight,
              revision == null ? null : EntityTags.of(revision));
      return Saving.saved(saved, words(before, saved));
    } catch (ProblemException e) {
      return switch (e.problem().code()) {
        case VERSION_MISMATCH -> Saving.asks(412, new ConflictDialog(campaigns.get(tenant, id)));
        case InFlightDialog.CODE ->
            Saving.asks(409, InFlightDialog.of(e.problem(), campaigns.get(tenant, id)));
        default -> Saving.refused(e);
      };
    }
  }

  private static String words(Campaign before, Campaign saved) {
    if (saved.revision() == before.revision()) {
      return "Saved. Nothing had changed.";
    }
    if (saved.version() != before.version()) {
      return "Saved as version " + saved.version() + ".";
    }
    return saved.status() == CampaignStatus.DRAFT
        ? "Saved. Nothing is sent before the campaign is activated."
        : "Saved. Everything that has not gone out yet says it this way.";
  }

  /** Steps that somebody else has removed meanwhile are new ones again. */
  private static CampaignDraft onto(Campaign current, CampaignDraft draft) {
    if (draft.steps() == null) {
      return draft;
    }
    List<@Nullable StepDraft> steps = new ArrayList<>();
    draft.steps().forEach(step -> steps.add(onto(current, step)));
    return new CampaignDraft(
        draft.name(), draft.trigger(), draft.lookBackDays(), draft.schedule(), steps);
  }

  private static @Nullable StepDraft onto(Campaign current, @Nullable StepDraft step) {
    if (step == null
        || current.content().steps().stream().anyMatch(known -> known.id().equals(step.id()))) {
      return step;
    }
    return step.asNew();
  }
}
