package org.campaignautomation.campaign.console.automation;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.campaign.automation.BulkJobs;
import org.jspecify.annotations.Nullable;

/**
 * How far a change of many jobs is.
 *
 * @param refused how many stay as they are
 * @param why the last batch's refusals, each once
 * @param next where the next batch is had; null if it is over
 * @param rest those that were chosen and are still to come
 */
@CheckedTemplate(
    basePath = "console/automation",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record BulkProgress(
    UUID campaignId,
    BulkJobs.Action action,
    int done,
    int refused,
    List<String> why,
    @Nullable String next,
    List<UUID> rest,
    String reason)
    implements TemplateInstance {}
