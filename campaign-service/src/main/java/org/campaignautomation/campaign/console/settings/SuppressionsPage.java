package org.campaignautomation.campaign.console.settings;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.campaignautomation.campaign.api.Page;
import org.campaignautomation.campaign.console.Faults;
import org.campaignautomation.campaign.console.Html;
import org.campaignautomation.campaign.console.Htmx;
import org.campaignautomation.campaign.delivery.SuppressionDraft;
import org.campaignautomation.campaign.dispatch.Suppression;
import org.campaignautomation.campaign.dispatch.Suppressions;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.platform.problem.ProblemException;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.jspecify.annotations.Nullable;

/** {@code /console/settings/suppressions}: who is not written to. */
@Path(SuppressionsPage.PATH)
@Produces(Html.TYPE)
@RunOnVirtualThread
public class SuppressionsPage {
  static final String PATH = SettingsPage.PATH + "/suppressions";

  private static final String SHOWN = "25";
  private static final int UNPROCESSABLE = 422;
  private static final SuppressionDraft BLANK =
      new SuppressionDraft(SuppressionDraft.Scope.ALL, "", "");

  private final Suppressions suppressions;
  private final Caller caller;

  SuppressionsPage(Suppressions suppressions, Caller caller) {
    this.suppressions = suppressions;
    this.caller = caller;
  }

  @GET
  @RolesAllowed(Roles.OPERATOR)
  public TemplateInstance list(
      @QueryParam("cursor") @Nullable String cursor, @HeaderParam(Htmx.REQUEST) boolean part) {
    if (part) {
      Page<Suppression> page = page(cursor);
      return new SuppressionRows(page.items(), more(page));
    }
    return new SuppressionList(section(BLANK, Faults.none(), null));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(Roles.OPERATOR)
  public Response add(
      @FormParam("channel") @DefaultValue("") String channel,
      @FormParam("address") @DefaultValue("") String address,
      @FormParam("reason") @DefaultValue("") String reason) {
    SuppressionDraft draft = new SuppressionDraft(scope(channel), address, reason);
    try {
      Suppression.Added added = suppressions.add(Asker.of(caller), draft.order());
      String done =
          added.isNew()
              ? "The address gets nothing any more."
              : "The address was suppressed already, and stays as it was.";
      return Response.ok(section(BLANK, Faults.none(), done)).build();
    } catch (ProblemException e) {
      if (e.problem().status() != UNPROCESSABLE) {
        throw e;
      }
      return Response.status(UNPROCESSABLE)
          .entity(section(draft, Faults.of(e.problem()), null))
          .build();
    }
  }

  @POST
  @Path("/{id}/remove")
  @RolesAllowed(Roles.OPERATOR)
  public TemplateInstance remove(UUID id) {
    suppressions.remove(Asker.of(caller), id);
    return section(BLANK, Faults.none(), "The address can be written to again.");
  }

  private SuppressionSection section(SuppressionDraft draft, Faults faults, @Nullable String done) {
    List<SuppressionDraft.Scope> scopes = List.of(SuppressionDraft.Scope.values());
    try {
      Page<Suppression> page = page(null);
      return new SuppressionSection(page.items(), more(page), null, draft, scopes, faults, done);
    } catch (ProblemException e) {
      return new SuppressionSection(
          List.of(), null, e.problem().detail(), draft, scopes, faults, done);
    }
  }

  private Page<Suppression> page(@Nullable String cursor) {
    return suppressions.list(Asker.of(caller), null, SHOWN, cursor);
  }

  private static @Nullable String more(Page<Suppression> page) {
    return page.nextCursor() == null
        ? null
        : UriBuilder.fromPath(PATH).queryParam("cursor", page.nextCursor()).build().toString();
  }

  private static SuppressionDraft.@Nullable Scope scope(String key) {
    return Arrays.stream(SuppressionDraft.Scope.values())
        .filter(scope -> scope.name().toLowerCase(Locale.ROOT).equals(key))
        .findFirst()
        .orElse(null);
  }
}
