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
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.campaignautomation.campaign.api.Page;
import org.campaignautomation.campaign.api.PageRequest;
import org.campaignautomation.campaign.console.Faults;
import org.campaignautomation.campaign.console.Html;
import org.campaignautomation.campaign.console.Htmx;
import org.campaignautomation.campaign.tenant.ApiKey;
import org.campaignautomation.campaign.tenant.ApiKeys;
import org.campaignautomation.campaign.tenant.KeyScope;
import org.campaignautomation.platform.problem.ProblemException;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.jspecify.annotations.Nullable;

/** {@code /console/settings/keys}: what programs sign in with. */
@Path(KeysPage.PATH)
@Produces(Html.TYPE)
@RunOnVirtualThread
public class KeysPage {
  static final String PATH = SettingsPage.PATH + "/keys";

  private static final String SHOWN = "25";
  private static final int UNPROCESSABLE = 422;

  private final ApiKeys keys;
  private final Caller caller;

  KeysPage(ApiKeys keys, Caller caller) {
    this.keys = keys;
    this.caller = caller;
  }

  @GET
  @RolesAllowed(Roles.ADMIN)
  public TemplateInstance list(
      @QueryParam("cursor") @Nullable String cursor, @HeaderParam(Htmx.REQUEST) boolean part) {
    if (part) {
      Page<ApiKey> page = page(cursor);
      return new KeyRows(page.items(), more(page));
    }
    return new KeyList(section(cursor, "", KeyScope.INGEST, Faults.none(), null));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(Roles.ADMIN)
  public Response create(
      @FormParam("name") @DefaultValue("") String name,
      @FormParam("scope") @DefaultValue("") String scope) {
    KeyScope wanted = scope(scope);
    try {
      ApiKeys.NewKey made = keys.create(caller.tenantId(), name, wanted, caller.actor());
      return Response.ok(section(null, "", wanted, Faults.none(), made)).build();
    } catch (ProblemException e) {
      if (e.problem().status() != UNPROCESSABLE) {
        throw e;
      }
      return Response.status(UNPROCESSABLE)
          .entity(section(null, name, wanted, Faults.of(e.problem()), null))
          .build();
    }
  }

  @POST
  @Path("/{id}/revoke")
  @RolesAllowed(Roles.ADMIN)
  public TemplateInstance revoke(UUID id) {
    keys.revoke(caller.tenantId(), id);
    return section(null, "", KeyScope.INGEST, Faults.none(), null);
  }

  private KeySection section(
      @Nullable String cursor,
      String name,
      KeyScope scope,
      Faults faults,
      ApiKeys.@Nullable NewKey made) {
    Page<ApiKey> page = page(cursor);
    return new KeySection(
        page.items(), more(page), name, scope, List.of(KeyScope.values()), faults, made);
  }

  private Page<ApiKey> page(@Nullable String cursor) {
    String tenant = caller.tenantId();
    return keys.list(tenant, PageRequest.of(SHOWN, cursor, tenant + " api-keys"));
  }

  private static @Nullable String more(Page<ApiKey> page) {
    return page.nextCursor() == null
        ? null
        : UriBuilder.fromPath(PATH).queryParam("cursor", page.nextCursor()).build().toString();
  }

  /** The narrower one where a browser sent what the page does not offer. */
  private static KeyScope scope(String key) {
    return key.equals(KeyScope.SERVICE.name().toLowerCase(Locale.ROOT))
        ? KeyScope.SERVICE
        : KeyScope.INGEST;
  }
}
