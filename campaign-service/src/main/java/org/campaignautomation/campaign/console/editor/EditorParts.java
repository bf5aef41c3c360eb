package org.campaignautomation.campaign.console.editor;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.campaignautomation.campaign.api.Page;
import org.campaignautomation.campaign.api.PageRequest;
import org.campaignautomation.campaign.console.Html;
import org.campaignautomation.campaign.contact.ContactSearch;
import org.campaignautomation.campaign.contact.Contacts;
import org.campaignautomation.campaign.contact.StoredContact;
import org.campaignautomation.campaign.definition.CampaignDraft;
import org.campaignautomation.campaign.definition.DraftCheck;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.jspecify.annotations.Nullable;

/** {@code /console/editor}: what the editor shows beside the form while somebody types. */
@Path("/console/editor")
@Produces(Html.TYPE)
@RunOnVirtualThread
public class EditorParts {
  private static final String SHOWN = "8";

  private final DraftCheck check;
  private final Calendars calendars;
  private final ContactSearch search;
  private final Contacts contacts;
  private final Caller caller;

  EditorParts(
      DraftCheck check,
      Calendars calendars,
      ContactSearch search,
      Contacts contacts,
      Caller caller) {
    this.check = check;
    this.calendars = calendars;
    this.search = search;
    this.contacts = contacts;
    this.caller = caller;
  }

  /** What is wrong; nothing is saved. */
  @POST
  @Path("/check")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.EDITOR)
  public TemplateInstance check(
      @QueryParam("campaign") @Nullable UUID campaign, @NotNull CampaignDraft draft) {
    return Findings.of(check.check(caller.tenantId(), campaign, draft));
  }

  /** When each step would go out. */
  @POST
  @Path("/calendar")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.EDITOR)
  public TemplateInstance calendar(@NotNull CalendarQuestion question) {
    return calendars.show(Asker.of(caller), question);
  }

  /**
   * People to show a message to: those who are looked for, or else the newest. The address does not
   * hold what is looked for: it is personal.
   */
  @POST
  @Path("/contacts")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(Roles.EDITOR)
  public TemplateInstance contacts(@FormParam("q") @Nullable String text) {
    String tenant = caller.tenantId();
    String wanted = text == null ? "" : text.strip();
    Page<StoredContact> found =
        wanted.isEmpty()
            ? contacts.list(tenant, PageRequest.of(SHOWN, null, tenant + " contacts"))
            : search.find(tenant, wanted, Integer.parseInt(SHOWN), null);
    return ContactChoices.of(wanted, found);
  }
}
