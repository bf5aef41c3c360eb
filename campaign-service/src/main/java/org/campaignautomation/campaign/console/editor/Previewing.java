package org.campaignautomation.campaign.console.editor;

import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.campaignautomation.campaign.contact.ContactField;
import org.campaignautomation.campaign.contact.ContactPatch;
import org.campaignautomation.campaign.contact.ContactReader;
import org.campaignautomation.campaign.dispatch.Rendering;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.campaign.preview.MessageDraft;
import org.campaignautomation.campaign.preview.TemplatePreviews;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.MissingVariable;
import org.campaignautomation.platform.problem.Fault;
import org.campaignautomation.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Renders messages for the page, for a contact or for a person who does not exist. */
@Singleton
class Previewing {
  /** Numbers 555-0100 to 555-0199 and the domain {@code example.com} are nobody's. */
  private static final ContactReader.Reading SAMPLE =
      new ContactReader.Reading.Understood(
          new ContactPatch(
              Map.of(
                  ContactField.FIRST_NAME, "Alex",
                  ContactField.LAST_NAME, "Sample",
                  ContactField.EMAIL, "alex.sample@example.com",
                  ContactField.PHONE, "+12025550123"),
              Map.of()));

  private final TemplatePreviews previews;

  Previewing(TemplatePreviews previews) {
    this.previews = previews;
  }

  /** A part of the page in any case: while somebody types, much is not finished. */
  TemplateInstance show(Asker asker, @Nullable UUID contactId, @Nullable MessageDraft message) {
    if (message == null || message.channel() == null) {
      return MessagePreview.without("Choose a step to see its message.");
    }
    try {
      return MessagePreview.of(message.channel(), render(asker, contactId, message));
    } catch (ProblemException e) {
      return MessagePreview.without(trouble(e));
    }
  }

  /** The length of an SMS, with nothing in place of what the person has no value for. */
  TemplateInstance length(Asker asker, @Nullable UUID contactId, @Nullable MessageDraft message) {
    if (message == null || message.text() == null || message.text().isBlank()) {
      return SmsLength.unknown("");
    }
    try {
      var sms = new MessageDraft(Channel.SMS, null, null, message.text(), MissingVariable.EMPTY);
      Rendering.Result result = render(asker, contactId, sms);
      return result.rendered() == null
          ? SmsLength.unknown(Outcomes.why(result.reason()))
          : SmsLength.of(result.rendered());
    } catch (ProblemException e) {
      return SmsLength.unknown(e.problem().status() == 422 ? "" : e.problem().detail());
    }
  }

  private Rendering.Result render(Asker asker, @Nullable UUID contactId, MessageDraft message) {
    return previews.preview(asker, contactId, contactId == null ? SAMPLE : null, message);
  }

  private static String trouble(ProblemException e) {
    List<Fault> faults = e.problem().errors();
    return faults.isEmpty()
        ? e.problem().detail()
        : "The message appears when this is mended: " + faults.getFirst().detail();
  }
}
