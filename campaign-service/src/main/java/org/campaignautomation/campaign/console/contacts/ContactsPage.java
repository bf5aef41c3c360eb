package org.campaignautomation.campaign.console.contacts;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.campaign.api.Page;
import org.campaignautomation.campaign.api.PageRequest;
import org.campaignautomation.campaign.console.Html;
import org.campaignautomation.campaign.console.Htmx;
import org.campaignautomation.campaign.contact.ContactSearch;
import org.campaignautomation.campaign.contact.Contacts;
import org.campaignautomation.campaign.contact.StoredContact;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.campaign.timeline.TimelineEntry;
import org.campaignautomation.campaign.timeline.Timelines;
import org.campaignautomation.platform.problem.ProblemException;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** {@code /console/contacts}: who there is, and what became of them. */
@Path(ContactsPage.PATH)
@Produces(Html.TYPE)
@RunOnVirtualThread
public class ContactsPage {
  static final String PATH = "/console/contacts";

  private static final int PAGE = 50;
  private static final int UNAVAILABLE = 503;

  private final Contacts contacts;
  private final ContactSearch search;
  private final Timelines timelines;
  private final Caller caller;

  ContactsPage(Contacts contacts, ContactSearch search, Timelines timelines, Caller caller) {
    this.contacts = contacts;
    this.search = search;
    this.timelines = timelines;
    this.caller = caller;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  public TemplateInstance list(
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("erased") boolean erased,
      @HeaderParam(Htmx.REQUEST) boolean part) {
    Page<StoredContact> all = all(caller.tenantId(), cursor);
    return part
        ? new ContactRows("", rows(all), all.nextCursor())
        : new ContactList("", rows(all), all.nextCursor(), erased);
  }

  /** A form, since what is searched for are names and addresses: an address of a page is kept. */
  @POST
  @Path("/search")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(Roles.VIEWER)
  public TemplateInstance search(
      @RestForm("q") @DefaultValue("") String text,
      @RestForm @Nullable String cursor,
      @HeaderParam(Htmx.REQUEST) boolean part) {
    String wanted = text.strip();
    Page<StoredContact> found =
        wanted.isEmpty()
            ? all(caller.tenantId(), cursor)
            : search.find(caller.tenantId(), wanted, PAGE, cursor);
    if (!part) {
      return new ContactList(wanted, rows(found), found.nextCursor(), false);
    }
    return cursor == null
        ? new ContactResults(wanted, rows(found), found.nextCursor())
        : new ContactRows(wanted, rows(found), found.nextCursor());
  }

  private Page<StoredContact> all(String tenantId, @Nullable String cursor) {
    return contacts.list(
        tenantId, PageRequest.of(Integer.toString(PAGE), cursor, tenantId + " contacts"));
  }

  private static List<ContactRow> rows(Page<StoredContact> page) {
    return page.items().stream().map(ContactRow::of).toList();
  }

  @GET
  @Path("/{id}")
  @RolesAllowed(Roles.VIEWER)
  public TemplateInstance show(UUID id) {
    StoredContact contact = contacts.get(caller.tenantId(), id);
    return new ContactPage(
        ContactRow.of(contact), contact, AttributeField.of(contact.data().attributes()));
  }

  /** Asked for by itself, so that the contact is there when another service is not. */
  @GET
  @Path("/{id}/timeline")
  @RolesAllowed(Roles.VIEWER)
  public TemplateInstance timeline(UUID id, @QueryParam("cursor") @Nullable String cursor) {
    StoredContact contact = contacts.get(caller.tenantId(), id);
    String zone = contact.data().zone();
    try {
      Page<TimelineEntry> page = timelines.of(Asker.of(caller), id, PAGE, cursor);
      return new ContactTimeline(
          page.items().stream().map(TimelineLine::of).toList(),
          zone,
          page.nextCursor() == null ? null : moreOf(id, page.nextCursor()),
          null);
    } catch (ProblemException e) {
      if (e.problem().status() != UNAVAILABLE) {
        throw e;
      }
      return new ContactTimeline(List.of(), zone, null, e.problem().detail());
    }
  }

  private static String moreOf(UUID id, String cursor) {
    return UriBuilder.fromPath(PATH)
        .path("{id}/timeline")
        .queryParam("cursor", "{cursor}")
        .build(id, cursor)
        .toString();
  }
}
