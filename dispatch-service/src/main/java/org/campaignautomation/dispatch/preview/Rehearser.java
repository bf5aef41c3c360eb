package org.campaignautomation.dispatch.preview;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.campaignautomation.dispatch.channel.ComposedEmail;
import org.campaignautomation.dispatch.channel.Composition;
import org.campaignautomation.dispatch.channel.EmailComposer;
import org.campaignautomation.dispatch.channel.EmailMessage;
import org.campaignautomation.dispatch.channel.SmsMessage;
import org.campaignautomation.dispatch.content.Writing;
import org.campaignautomation.templates.SmsText;

/** Takes a written message as far as it goes without a provider. */
@Singleton
class Rehearser {
  private final EmailComposer composer;

  Rehearser(EmailComposer composer) {
    this.composer = composer;
  }

  Rehearsal rehearse(Writing writing) {
    return switch (writing) {
      case Writing.Skip skip -> Rehearsal.skip(skip.reason());
      case Writing.Failure failure -> Rehearsal.fail(failure.code(), failure.detail());
      case Writing.Ready ready ->
          switch (ready.message()) {
            case EmailMessage mail -> email(mail);
            case SmsMessage text -> Rehearsal.send(sms(text));
          };
    };
  }

  private Rehearsal email(EmailMessage mail) {
    return switch (composer.compose(mail)) {
      case Composition.Rejected rejected ->
          Rehearsal.fail(rejected.refusal().code(), rejected.refusal().detail());
      case Composition.Composed composed -> Rehearsal.send(email(mail, composed.email()));
    };
  }

  private static RenderedMessage email(EmailMessage mail, ComposedEmail composed) {
    Map<String, String> headers = new LinkedHashMap<>(composed.headers());
    // There is no job yet whose id it could carry.
    headers.remove("Message-ID");
    return new RenderedMessage(
        mail.subject(),
        composed.html(),
        composed.text(),
        null,
        null,
        composed.envelopeFrom(),
        composed.envelopeTo(),
        headers);
  }

  private static RenderedMessage sms(SmsMessage text) {
    SmsText measured = SmsText.of(text.body());
    return new RenderedMessage(
        null,
        null,
        text.body(),
        switch (measured.encoding()) {
          case GSM_7 -> "gsm7";
          case UCS_2 -> "ucs2";
        },
        measured.segments(),
        text.from(),
        text.to(),
        Map.of());
  }
}
