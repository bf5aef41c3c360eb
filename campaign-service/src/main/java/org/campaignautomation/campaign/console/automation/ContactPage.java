package org.campaignautomation.campaign.console.automation;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.campaign.console.Html;
import org.campaignautomation.campaign.contact.StoredContact;
import org.campaignautomation.campaign.definition.Campaign;
import org.campaignautomation.campaign.definition.Campaigns;
import org.campaignautomation.campaign.explain.Explanations;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;

/** Why somebody does, or does not, get something from a campaign. */
@Path("/console/campaigns/{id}/contacts/{contactId}")
@Produces(Html.TYPE)
@RunOnVirtualThread
public class ContactPage {
  private final Campaigns campaigns;
  private final Explanations explanations;
  private final Contacts contacts;
  private final Caller caller;

  ContactPage(Campaigns campaigns, Explanations explanations, Contacts contacts, Caller caller) {
    this.campaigns = campaigns;
    this.explanations = explanations;
    this.contacts = contacts;
    this.caller = caller;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  public TemplateInstance show(@PathParam("id") UUID id, @PathParam("contactId") UUID contactId) {
    Asker asker = Asker.of(caller);
    Campaign campaign = campaigns.get(asker.tenantId(), id);
    StoredContact contact = contacts.byIds(asker.tenantId(), List.of(contactId)).get(contactId);
    return new ContactExplanation(
        campaign,
        contactId,
        contact == null ? "Unknown contact" : Contacts.name(contact.data()),
        contact == null ? null : contact.data().zone(),
        explanations.ofContact(asker, campaign, contactId));
  }
}
