package org.campaignautomation.campaign.console.settings;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.campaignautomation.campaign.address.Zones;
import org.campaignautomation.campaign.api.EntityTags;
import org.campaignautomation.campaign.console.Faults;
import org.campaignautomation.campaign.console.Html;
import org.campaignautomation.campaign.tenant.Settings;
import org.campaignautomation.campaign.tenant.TenantSettings;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;

/** {@code /console/settings}: what holds for all of the tenant's campaigns. */
@Path(SettingsPage.PATH)
@Produces(Html.TYPE)
@RunOnVirtualThread
public class SettingsPage {
  static final String PATH = "/console/settings";

  private static final int STALE = 412;
  private static final int UNPROCESSABLE = 422;

  private final Settings settings;
  private final Caller caller;

  SettingsPage(Settings settings, Caller caller) {
    this.settings = settings;
    this.caller = caller;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  public TemplateInstance general() {
    SettingsForm form = SettingsForm.of(settings.of(caller.tenantId()));
    return new General(form, Faults.none(), Zones.all());
  }

  @GET
  @Path("/quiet-line")
  @RolesAllowed(Roles.ADMIN)
  public TemplateInstance quietLine() {
    return new QuietLine(SettingsForm.Quiet.BLANK, List.of());
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(Roles.ADMIN)
  public Response save(MultivaluedMap<String, String> fields) {
    SettingsForm form = SettingsForm.read(fields);
    try {
      TenantSettings saved =
          settings.replace(caller.tenantId(), form.change(), EntityTags.of(form.revision()));
      return Response.ok(new GeneralForm(SettingsForm.of(saved), Faults.none(), true)).build();
    } catch (ProblemException e) {
      Problem problem = e.problem();
      return switch (problem.status()) {
        case UNPROCESSABLE -> refused(form, problem);
        case STALE ->
            refused(
                form,
                Problem.of(
                    STALE,
                    problem.code(),
                    "Somebody else has changed the settings meanwhile. Copy what you typed, load"
                        + " the page anew and change it there."));
        default -> throw e;
      };
    }
  }

  private static Response refused(SettingsForm form, Problem problem) {
    return Response.status(UNPROCESSABLE)
        .entity(new GeneralForm(form, Faults.of(problem), false))
        .build();
  }
}
