package org.campaignautomation.campaign.console.editor;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.campaignautomation.campaign.dispatch.Rendering;
import org.campaignautomation.contracts.Channel;
import org.jspecify.annotations.Nullable;

/**
 * A message as somebody would get it.
 *
 * @param without why there is none to show; null if there is
 * @param email whether it is an e-mail; else it is an SMS
 * @param message null if there is none
 * @param length of an SMS
 */
@CheckedTemplate(basePath = "console/editor", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record MessagePreview(
    @Nullable String without,
    boolean email,
    Rendering.@Nullable Message message,
    @Nullable SmsLength length)
    implements TemplateInstance {

  static MessagePreview without(String reason) {
    return new MessagePreview(reason, false, null, null);
  }

  static MessagePreview of(Channel channel, Rendering.Result result) {
    Rendering.Message message = result.rendered();
    if (message == null) {
      return without(Outcomes.why(result.reason()));
    }
    return channel == Channel.EMAIL
        ? new MessagePreview(null, true, message, null)
        : new MessagePreview(null, false, message, SmsLength.of(message));
  }
}
