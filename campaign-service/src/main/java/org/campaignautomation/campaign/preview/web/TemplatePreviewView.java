package org.campaignautomation.campaign.preview.web;

import java.util.Map;
import org.campaignautomation.campaign.dispatch.Rendering;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A message as it would be handed to the provider.
 *
 * @param outcome would_send, would_skip or would_fail
 * @param reason why it would not be sent
 * @param headers of an e-mail; all but Date, Message-ID and the MIME boundary are as they will be
 * @param encoding of an SMS
 * @param segments of an SMS, as they are billed
 */
@Schema(name = "TemplatePreview")
record TemplatePreviewView(
    String outcome,
    @Nullable String reason,
    @Nullable String from,
    @Nullable String to,
    @Nullable String subject,
    @Nullable String html,
    @Nullable String text,
    @Nullable Map<String, String> headers,
    @Nullable String encoding,
    @Nullable Integer segments) {

  static TemplatePreviewView of(Rendering.Result result) {
    Rendering.Message message = result.rendered();
    return message == null
        ? new TemplatePreviewView(
            result.outcome(), result.reason(), null, null, null, null, null, null, null, null)
        : new TemplatePreviewView(
            result.outcome(),
            result.reason(),
            message.from(),
            message.to(),
            message.subject(),
            message.html(),
            message.text(),
            message.headers(),
            message.encoding(),
            message.segments());
  }
}
