package org.campaignautomation.campaign.console.editor;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.Objects;
import org.campaignautomation.campaign.dispatch.Rendering;

/**
 * How an SMS travels.
 *
 * @param segments as they are billed; 0 if that is not known
 * @param unicode whether it needs UCS-2, which more than halves what fits
 * @param characters of the text
 * @param why it is not known; empty if it is, or there is no text yet
 */
@CheckedTemplate(basePath = "console/editor", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record SmsLength(int segments, boolean unicode, int characters, String why)
    implements TemplateInstance {

  static SmsLength unknown(String why) {
    return new SmsLength(0, false, 0, why);
  }

  static SmsLength of(Rendering.Message message) {
    String text = Objects.requireNonNullElse(message.text(), "");
    return new SmsLength(
        Objects.requireNonNullElse(message.segments(), 0),
        "ucs2".equals(message.encoding()),
        text.codePointCount(0, text.length()),
        "");
  }
}
