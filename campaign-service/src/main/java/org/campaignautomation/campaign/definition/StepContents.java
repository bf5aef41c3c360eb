package org.campaignautomation.campaign.definition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.campaignautomation.contracts.Step;

/** What the steps of a campaign say in each version that people may be on. */
@ApplicationScoped
public class StepContents {
  private final ContentRepository contents;

  StepContents(ContentRepository contents) {
    this.contents = contents;
  }

  /** A step as one version has it. */
  public record StepOfVersion(int version, UUID stepId) {}

  /** All of one campaign. */
  @Transactional
  public Map<StepOfVersion, Step> of(String tenantId, UUID campaignId) {
    Map<StepOfVersion, Step> steps = new HashMap<>();
    contents
        .of(tenantId, List.of(campaignId))
        .forEach(
            content ->
                content
                    .steps()
                    .forEach(
                        step -> steps.put(new StepOfVersion(content.version(), step.id()), step)));
    return steps;
  }
}
