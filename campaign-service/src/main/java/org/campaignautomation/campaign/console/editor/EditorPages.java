package org.campaignautomation.campaign.console.editor;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import org.campaignautomation.campaign.console.CampaignTop;
import org.campaignautomation.campaign.contact.ContactLookup;
import org.campaignautomation.campaign.definition.Campaign;
import org.campaignautomation.campaign.tenant.Settings;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.jspecify.annotations.Nullable;

/** Puts the page together. */
@Singleton
class EditorPages {
  private final Settings settings;
  private final ContactLookup contacts;
  private final SecurityIdentity identity;
  private final Caller caller;

  EditorPages(Settings settings, ContactLookup contacts, SecurityIdentity identity, Caller caller) {
    this.settings = settings;
    this.contacts = contacts;
    this.identity = identity;
    this.caller = caller;
  }

  CampaignEditor page(Campaign campaign) {
    String tenant = caller.tenantId();
    String zone = settings.of(tenant).defaultZone();
    return new CampaignEditor(
        CampaignTop.of(campaign),
        new EditorForm(
            campaign,
            ScheduleForm.of(campaign.content().schedule(), zone),
            campaign.content().steps().stream().map(StepCard::of).toList(),
            Variables.of(contacts.attributeNames(tenant, Variables.MAX_ATTRIBUTES)),
            zone,
            readOnly(campaign),
            Tester.of(identity)));
  }

  private @Nullable String readOnly(Campaign campaign) {
    if (campaign.status() == CampaignStatus.ARCHIVED) {
      return "This campaign is archived, which is for good: it can be looked at, not changed.";
    }
    return identity.hasRole(Roles.EDITOR)
        ? null
        : "Your role allows you to look. Somebody with the role editor can change this campaign.";
  }
}
