package org.campaignautomation.campaign.automation;

import java.time.Instant;
import org.campaignautomation.campaign.dispatch.Rendering;
import org.campaignautomation.contracts.Contact;
import org.campaignautomation.contracts.Step;
import org.jspecify.annotations.Nullable;

/** Orders the rendering of a step. */
final class StepMessage {
  private StepMessage() {}

  static Rendering.Item item(String ref, Step step, Contact contact, @Nullable Instant at) {
    var content =
        new Rendering.Content(step.subject(), step.html(), step.text(), step.missingVariable());
    return new Rendering.Item(ref, step.channel(), content, contact, at);
  }
}
