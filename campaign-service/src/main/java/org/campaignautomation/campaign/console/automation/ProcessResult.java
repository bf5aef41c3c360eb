package org.campaignautomation.campaign.console.automation;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.campaign.enrollment.Processing;
import org.jspecify.annotations.Nullable;

/**
 * What was due, and what became of it.
 *
 * @param people the first who get something
 * @param hidden how many more jobs were handed over
 */
@CheckedTemplate(
    basePath = "console/automation",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record ProcessResult(
    UUID campaignId, Processing.Processed processed, List<Shown> people, long hidden)
    implements TemplateInstance {

  /** One job, and whose it is. */
  public record Shown(Processing.HandedOver job, String name, @Nullable String zone) {}
}
