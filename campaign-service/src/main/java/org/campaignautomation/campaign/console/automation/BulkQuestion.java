package org.campaignautomation.campaign.console.automation;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.campaign.automation.BulkJobs;
import org.campaignautomation.campaign.console.Faults;

/**
 * Asks before many jobs are changed.
 *
 * @param action in the imperative
 * @param jobs those that were chosen; empty for all that match
 * @param address where the answer goes
 * @param reason as far as it is written
 */
@CheckedTemplate(
    basePath = "console/automation",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record BulkQuestion(
    UUID campaignId,
    BulkJobs.Action action,
    List<UUID> jobs,
    JobWish wish,
    String address,
    Faults faults,
    String reason)
    implements TemplateInstance {}
