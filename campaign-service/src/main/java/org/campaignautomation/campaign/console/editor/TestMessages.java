package org.campaignautomation.campaign.console.editor;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.campaignautomation.campaign.automation.ImmediateSends;
import org.campaignautomation.campaign.automation.Send;
import org.campaignautomation.campaign.automation.SendOutcome;
import org.campaignautomation.campaign.contact.ContactSearch;
import org.campaignautomation.campaign.contact.StoredContact;
import org.campaignautomation.campaign.definition.Campaigns;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.campaign.preview.MessageDraft;
import org.campaignautomation.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Sends a message to whoever looks at it, and to nobody else: to the contact that has the address
 * of their login. So a click in the editor never reaches a customer, and all that guards sending
 * guards this.
 */
@Singleton
class TestMessages {
  /** An address may begin as another one does. */
  private static final int SAME_BEGINNING = 20;

  private final ImmediateSends sends;
  private final Campaigns campaigns;
  private final ContactSearch contacts;

  TestMessages(ImmediateSends sends, Campaigns campaigns, ContactSearch contacts) {
    this.sends = sends;
    this.campaigns = campaigns;
    this.contacts = contacts;
  }

  TestSent send(
      Asker asker, Tester tester, @Nullable UUID campaignId, @Nullable MessageDraft message) {
    if (campaignId == null || message == null || message.channel() == null) {
      return TestSent.not("Save the campaign first: a message is sent in its name.");
    }
    if (tester.email() == null) {
      return TestSent.not("Your login has no e-mail address, so nobody knows where you are.");
    }
    Optional<StoredContact> own = own(asker, tester.email());
    if (own.isEmpty()) {
      return TestSent.not(
          "No contact has the address "
              + tester.email()
              + ". Add yourself as a contact: what is sent to you is made of its values.");
    }
    try {
      return sent(
          sends.send(
              asker,
              campaigns.get(asker.tenantId(), campaignId),
              new Send.OfMessage(
                  List.of(own.get().id()),
                  message.channel(),
                  message.subject(),
                  message.html(),
                  message.text())),
          tester.email());
    } catch (ProblemException e) {
      return TestSent.not(
          e.problem().errors().isEmpty()
              ? e.problem().detail()
              : e.problem().errors().getFirst().detail());
    }
  }

  private Optional<StoredContact> own(Asker asker, String email) {
    return contacts.find(asker.tenantId(), email, SAME_BEGINNING, null).items().stream()
        .filter(contact -> email.equalsIgnoreCase(contact.data().email()))
        .findFirst();
  }

  private static TestSent sent(SendOutcome outcome, String email) {
    SendOutcome.SentTo result = outcome.results().getFirst();
    return result.outcome().equals("queued")
        ? new TestSent(true, "On its way to you, the contact with the address " + email + ".")
        : TestSent.not(Outcomes.why(result.reason()));
  }
}
