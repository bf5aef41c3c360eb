package org.campaignautomation.campaign.preview;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.campaign.contact.ContactPatch;
import org.campaignautomation.campaign.contact.ContactReader;
import org.campaignautomation.campaign.contact.Contacts;
import org.campaignautomation.campaign.definition.TextCheck;
import org.campaignautomation.campaign.dispatch.Dispatch;
import org.campaignautomation.campaign.dispatch.Rendering;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Contact;
import org.campaignautomation.platform.problem.Fault;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Shows what would be sent to somebody, as the code that sends writes it. */
@Singleton
public class TemplatePreviews {
  private static final String CONTACT = "/contact";

  private final Dispatch dispatch;
  private final Contacts contacts;

  TemplatePreviews(Dispatch dispatch, Contacts contacts) {
    this.dispatch = dispatch;
    this.contacts = contacts;
  }

  /**
   * The message to somebody.
   *
   * @param contactId one of the tenant's contacts; null if one is given instead
   * @param contact somebody who need not be one; null if an id is given instead
   * @throws ProblemException 400 for a contact of the wrong form, 404 for an unknown one, 422 with
   *     every fault, 503 if it cannot be known now
   */
  public Rendering.Result preview(
      Asker asker,
      @Nullable UUID contactId,
      ContactReader.@Nullable Reading contact,
      MessageDraft message) {
    List<Fault> faults = new ArrayList<>();
    Channel channel = message.channel();
    if (channel == null) {
      faults.add(new Fault("/channel", "required", "Give a channel: email or sms."));
    } else {
      TextCheck.check(channel, message.subject(), message.html(), message.text(), "", faults);
    }
    if ((contactId == null) == (contact == null)) {
      faults.add(
          new Fault(
              "/contactId",
              contact == null ? "required" : "not_applicable",
              "Give either the contactId of a contact or a contact."));
    }
    Contact person =
        faults.isEmpty() || contact != null ? person(asker, contactId, contact, faults) : null;
    if (channel == null || person == null || !faults.isEmpty()) {
      throw new ProblemException(Problem.validationFailed(faults));
    }
    var content =
        new Rendering.Content(
            message.subject(), message.html(), message.text(), message.missingVariable());
    var item = new Rendering.Item("preview", channel, content, person, null);
    return dispatch.render(asker, List.of(item)).getFirst();
  }

  private @Nullable Contact person(
      Asker asker,
      @Nullable UUID contactId,
      ContactReader.@Nullable Reading contact,
      List<Fault> faults) {
    return switch (contact) {
      case null ->
          contactId == null ? null : contacts.get(asker.tenantId(), contactId).data().contract();
      case ContactReader.Reading.Understood understood ->
          imagined(asker, understood.patch(), faults);
      case ContactReader.Reading.Malformed malformed ->
          throw new ProblemException(
              new ContactReader.Reading.Malformed(below(malformed.faults())).problem());
    };
  }

  private @Nullable Contact imagined(Asker asker, ContactPatch patch, List<Fault> faults) {
    try {
      return contacts.imagine(asker.tenantId(), patch).contract();
    } catch (ProblemException e) {
      faults.addAll(below(e.problem().errors()));
      return null;
    }
  }

  private static List<Fault> below(List<Fault> faults) {
    return faults.stream()
        .map(fault -> new Fault(CONTACT + fault.pointer(), fault.code(), fault.detail()))
        .toList();
  }
}
