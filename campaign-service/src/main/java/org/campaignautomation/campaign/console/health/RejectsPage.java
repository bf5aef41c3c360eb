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
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.campaignautomation.campaign.api.Page;
import org.campaignautomation.campaign.api.PageRequest;
import org.campaignautomation.campaign.console.Faults;
import org.campaignautomation.campaign.console.Html;
import org.campaignautomation.campaign.contact.ContactReader;
import org.campaignautomation.campaign.contact.Reject;
import org.campaignautomation.campaign.contact.Rejects;
import org.campaignautomation.platform.problem.ProblemException;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.jspecify.annotations.Nullable;

/** {@code /console/health/rejects}: records of the CRM's topic that could not be taken in. */
@Path(RejectsPage.PATH)
@Produces(Html.TYPE)
@RunOnVirtualThread
public class RejectsPage {
  static final String PATH = HealthPage.PATH + "/rejects";

  private static final String SHOWN = "20";
  private static final int MALFORMED = 400;
  private static final int UNPROCESSABLE = 422;

  private final Rejects rejects;
  private final Caller caller;

  RejectsPage(Rejects rejects, Caller caller) {
    this.rejects = rejects;
    this.caller = caller;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  public RejectRows rows(@QueryParam("cursor") @Nullable String cursor) {
    String tenant = caller.tenantId();
    Page<Reject> page = rejects.list(tenant, PageRequest.of(SHOWN, cursor, tenant + " rejects"));
    return new RejectRows(
        page.items(),
        page.nextCursor() == null
            ? null
            : UriBuilder.fromPath(PATH).queryParam("cursor", page.nextCursor()).build().toString());
  }

  @GET
  @Path("/{id}")
  @RolesAllowed(Roles.VIEWER)
  public TemplateInstance one(UUID id) {
    Reject reject = rejects.get(caller.tenantId(), id);
    return new RejectDetail(reject, new RejectForm(id, text(reject), Faults.none()));
  }

  @POST
  @Path("/{id}/replay")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(Roles.OPERATOR)
  public Response replay(UUID id, @FormParam("body") @DefaultValue("") String body) {
    String tenant = caller.tenantId();
    // A browser sends each line break as two characters.
    String corrected = body.replace("\r\n", "\n");
    boolean asItCame = corrected.equals(text(rejects.get(tenant, id)).replace("\r\n", "\n"));
    try {
      Rejects.Replayed replayed =
          rejects.replay(
              tenant,
              id,
              asItCame ? null : ContactReader.read(corrected.getBytes(StandardCharsets.UTF_8)),
              caller.actor());
      return Response.ok(new RejectReplayed(replayed)).build();
    } catch (ProblemException e) {
      int status = e.problem().status();
      if (status != UNPROCESSABLE && status != MALFORMED) {
        throw e;
      }
      return Response.status(UNPROCESSABLE)
          .entity(new RejectForm(id, body, Faults.of(e.problem())))
          .build();
    }
  }

  private static String text(Reject reject) {
    byte[] body = reject.body();
    return body == null ? "" : new String(body, StandardCharsets.UTF_8);
  }
}
