package org.campaignautomation.campaign.console.automation;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.campaign.automation.SendOutcome;
import org.campaignautomation.campaign.console.Faults;
import org.jspecify.annotations.Nullable;

/**
 * What was sent at once, or would be.
 *
 * @param test nothing was sent
 * @param ready how many would get it
 * @param faults what is wrong with the form; then there are no results
 * @param own whether it is a message of no step
 */
@CheckedTemplate(
    basePath = "console/automation",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record SendResult(
    UUID campaignId, boolean test, boolean own, long ready, List<Shown> results, Faults faults)
    implements TemplateInstance {

  /** One person. */
  public record Shown(@Nullable UUID contactId, String name, SendOutcome.@Nullable SentTo sent) {}
}
