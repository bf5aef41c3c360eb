package org.campaignautomation.campaign.console.editor;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * What became of a test message.
 *
 * @param queued whether it is on its way
 */
@CheckedTemplate(basePath = "console/editor", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record TestSent(boolean queued, String text) implements TemplateInstance {
  static TestSent not(String why) {
    return new TestSent(false, why);
  }
}
