package org.campaignautomation.campaign.console.contacts;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.campaignautomation.campaign.api.EntityTags;
import org.campaignautomation.campaign.console.Faults;
import org.campaignautomation.campaign.console.Html;
import org.campaignautomation.campaign.console.Htmx;
import org.campaignautomation.campaign.contact.ContactField;
import org.campaignautomation.campaign.contact.ContactLookup;
import org.campaignautomation.campaign.contact.ContactPatch;
import org.campaignautomation.campaign.contact.ContactReader.Reading;
import org.campaignautomation.campaign.contact.Contacts;
import org.campaignautomation.campaign.contact.StoredContact;
import org.campaignautomation.platform.problem.Fault;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The forms of contacts: adding, editing, erasing. */
@Path(ContactsPage.PATH)
@Produces(Html.TYPE)
@RunOnVirtualThread
public class ContactForms {
  private static final int REFUSED = 422;
  private static final List<String> ZONES =
      ZoneId.getAvailableZoneIds().stream().filter(zone -> zone.contains("/")).sorted().toList();

  private final Contacts contacts;
  private final ContactLookup lookup;
  private final Caller caller;

  ContactForms(Contacts contacts, ContactLookup lookup, Caller caller) {
    this.contacts = contacts;
    this.lookup = lookup;
    this.caller = caller;
  }

  @GET
  @Path("/new")
  @RolesAllowed(Roles.EDITOR)
  public TemplateInstance blank() {
    return newContact(ContactInput.blank(), Faults.none());
  }

  @POST
  @Path("/new")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(Roles.EDITOR)
  public Response add(@BeanParam ContactFields sent, @HeaderParam(Htmx.REQUEST) boolean part) {
    ContactInput input = ContactInput.of(sent, Map.of());
    return save(
        input,
        Map.of(),
        patch -> {
          refuseKnown(patch.externalId());
          return contacts.upsert(caller.tenantId(), patch).contact();
        },
        faults -> newContact(input, faults),
        part);
  }

  private static TemplateInstance newContact(ContactInput input, Faults faults) {
    return new ContactEditor(
        "Add a contact", ContactsPage.PATH + "/new", ContactsPage.PATH, null, input, ZONES, faults);
  }

  /** Who adds somebody does not mean to change another. */
  private void refuseKnown(@Nullable String externalId) {
    if (externalId != null
        && !lookup.byExternalIds(caller.tenantId(), List.of(externalId)).isEmpty()) {
      throw new ProblemException(
          Problem.validationFailed(
              List.of(
                  new Fault(
                      ContactField.EXTERNAL_ID.pointer(),
                      "taken",
                      "There is a contact with this external id; search for it to edit it."))));
    }
  }

  @GET
  @Path("/{id}/edit")
  @RolesAllowed(Roles.EDITOR)
  public TemplateInstance edit(UUID id) {
    StoredContact contact = contacts.get(caller.tenantId(), id);
    return edited(contact, contact.revision(), ContactInput.of(contact.data()), Faults.none());
  }

  @POST
  @Path("/{id}/edit")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(Roles.EDITOR)
  public Response change(
      UUID id, @BeanParam ContactFields sent, @HeaderParam(Htmx.REQUEST) boolean part) {
    StoredContact contact = contacts.get(caller.tenantId(), id);
    Map<String, Object> before = contact.data().attributes();
    ContactInput input = ContactInput.of(sent, before);
    long revision = sent.revision == null ? contact.revision() : sent.revision;
    return save(
        input,
        before,
        patch -> contacts.patch(caller.tenantId(), id, patch, EntityTags.of(revision)),
        faults -> edited(contact, revision, input, faults),
        part);
  }

  private static TemplateInstance edited(
      StoredContact contact, long revision, ContactInput input, Faults faults) {
    ContactRow row = ContactRow.of(contact);
    return new ContactEditor(
        "Edit " + row.name(), row.href() + "/edit", row.href(), revision, input, ZONES, faults);
  }

  private static Response save(
      ContactInput input,
      Map<String, Object> before,
      Function<ContactPatch, StoredContact> use,
      Function<Faults, TemplateInstance> form,
      boolean part) {
    try {
      ContactPatch patch =
          switch (input.read(before)) {
            case Reading.Understood understood -> understood.patch();
            case Reading.Malformed malformed ->
                throw new ProblemException(Problem.validationFailed(malformed.faults()));
          };
      return Redirects.to(ContactRow.of(use.apply(patch)).href(), part);
    } catch (ProblemException e) {
      if (e.problem().status() != REFUSED) {
        throw e;
      }
      return refused(form.apply(Faults.of(e.problem())));
    }
  }

  @GET
  @Path("/attribute")
  @RolesAllowed(Roles.EDITOR)
  public TemplateInstance attribute() {
    return new AttributeRow(AttributeField.blank());
  }

  @GET
  @Path("/{id}/erase")
  @RolesAllowed(Roles.ADMIN)
  public TemplateInstance askForErasure(UUID id) {
    return new ErasureForm(ContactRow.of(contacts.get(caller.tenantId(), id)), Faults.none());
  }

  @POST
  @Path("/{id}/erase")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(Roles.ADMIN)
  public Response erase(
      UUID id, @RestForm @Nullable String confirmation, @HeaderParam(Htmx.REQUEST) boolean part) {
    ContactRow contact = ContactRow.of(contacts.get(caller.tenantId(), id));
    if (confirmation == null || !confirmation.strip().equals(contact.externalId())) {
      Fault fault =
          new Fault(
              "/confirmation",
              "mismatch",
              "Type the external id exactly as it is shown above; nobody was erased.");
      return refused(new ErasureForm(contact, new Faults(List.of(fault))));
    }
    contacts.erase(caller.tenantId(), id, null);
    return Redirects.to(ContactsPage.PATH + "?erased=true", part);
  }

  private static Response refused(TemplateInstance form) {
    return Response.status(REFUSED).entity(form).build();
  }
}
