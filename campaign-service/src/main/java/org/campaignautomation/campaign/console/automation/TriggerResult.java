package org.campaignautomation.campaign.console.automation;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.campaign.automation.TriggerOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What a trigger did, or would do.
 *
 * @param test nothing was written
 * @param hidden how many results are not shown
 */
@CheckedTemplate(
    basePath = "console/automation",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record TriggerResult(
    UUID campaignId, boolean test, TriggerOutcome outcome, List<Shown> people, long hidden)
    implements TemplateInstance {

  /** One person, as far as they are known. */
  public record Shown(TriggerOutcome.PersonOutcome person, String name, @Nullable String zone) {}
}
