package org.campaignautomation.campaign.console.automation;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.campaign.enrollment.Throughput;

/**
 * What ended when, and how late it was: a chart, and the same as a table.
 *
 * @param any whether anything ended at all
 */
@CheckedTemplate(
    basePath = "console/automation",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record Throughputs(
    UUID campaignId, Reach reach, List<Reach> reaches, Throughput throughput, boolean any)
    implements TemplateInstance {

  static Throughputs of(UUID campaignId, Reach reach, Throughput throughput) {
    boolean any =
        throughput.buckets().stream()
            .anyMatch(one -> one.completed() + one.failed() + one.skipped() + one.cancelled() > 0);
    return new Throughputs(campaignId, reach, List.of(Reach.values()), throughput, any);
  }
}
