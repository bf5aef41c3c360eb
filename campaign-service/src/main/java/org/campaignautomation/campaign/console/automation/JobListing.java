package org.campaignautomation.campaign.console.automation;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.contracts.Step;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that somebody wants to see.
 *
 * @param steps of the campaign, to choose from
 * @param more where the next part is; null at the end
 * @param address where the same is to be had again
 * @param nobody whether the contact that was asked for is not there, or may be several
 * @param candidates who may be meant
 */
@CheckedTemplate(
    basePath = "console/automation",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record JobListing(
    UUID campaignId,
    JobWish wish,
    List<Step> steps,
    List<JobRow> rows,
    @Nullable String more,
    String address,
    boolean nobody,
    List<Candidate> candidates)
    implements TemplateInstance {}
