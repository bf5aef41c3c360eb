package org.campaignautomation.dispatch.channel.email;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.campaignautomation.contracts.EmailSender;
import org.campaignautomation.contracts.FailureClass;
import org.campaignautomation.dispatch.channel.ComposedEmail;
import org.campaignautomation.dispatch.channel.Composition;
import org.campaignautomation.dispatch.channel.EmailComposer;
import org.campaignautomation.dispatch.channel.EmailMessage;
import org.campaignautomation.dispatch.channel.Outcome;
import org.jspecify.annotations.Nullable;

/** Writes the headers, and lets nothing into one that could end it or begin another. */
@Singleton
class HeaderComposer implements EmailComposer {
  @Override
  public Composition compose(EmailMessage message) {
    EmailSender sender = message.from();
    MailAddress from = MailAddress.parse(sender.address()).orElse(null);
    MailAddress replyTo =
        sender.replyTo() == null ? null : MailAddress.parse(sender.replyTo()).orElse(null);
    if (from == null
        || !HeaderValue.isSafe(sender.name())
        || (sender.replyTo() != null && replyTo == null)) {
      return rejected(
          FailureClass.SENDER_CONFIGURATION, "invalid_sender", "the sender cannot be written");
    }
    MailAddress to = MailAddress.parse(message.to()).orElse(null);
    if (to == null) {
      return rejected(
          FailureClass.RECIPIENT_PERMANENT, "invalid_address", "the address cannot be written");
    }
    if (!HeaderValue.isSafe(message.subject())) {
      return rejected(
          FailureClass.CONTENT_REJECTED, "invalid_subject", "a control character in the subject");
    }
    return new Composition.Composed(
        new ComposedEmail(
            from.text(),
            to.text(),
            headers(message, from, to, replyTo),
            lines(message.html()),
            lines(message.text())));
  }

  private static Map<String, String> headers(
      EmailMessage message, MailAddress from, MailAddress to, @Nullable MailAddress replyTo) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("From", HeaderValue.mailbox(message.from().name(), from));
    headers.put("To", to.text());
    if (replyTo != null) {
      headers.put("Reply-To", replyTo.text());
    }
    headers.put("Subject", HeaderValue.text(message.subject()));
    headers.put("Message-ID", messageId(message.jobId(), from));
    return headers;
  }

  /** The same for each attempt, so that a receiver that looks may notice a repetition. */
  private static String messageId(UUID jobId, MailAddress from) {
    return "<" + jobId + "@" + from.domain() + ">";
  }

  private static @Nullable String lines(@Nullable String text) {
    return text == null ? null : text.replace("\r\n", "\n").replace('\r', '\n');
  }

  private static Composition rejected(FailureClass failureClass, String code, String detail) {
    return new Composition.Rejected(new Outcome.Refused(failureClass, code, detail));
  }
}
