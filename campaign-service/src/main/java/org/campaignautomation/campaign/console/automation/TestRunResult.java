package org.campaignautomation.campaign.console.automation;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.campaign.automation.TestRunOutcome;
import org.jspecify.annotations.Nullable;

/** A test run as far as it is. */
@CheckedTemplate(
    basePath = "console/automation",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record TestRunResult(UUID campaignId, TestRunOutcome run, List<Shown> results)
    implements TemplateInstance {

  /** One test job, and whose it is. */
  public record Shown(TestRunOutcome.TestJobOutcome job, String name, @Nullable String zone) {}
}
