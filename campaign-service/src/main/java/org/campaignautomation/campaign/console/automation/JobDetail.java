package org.campaignautomation.campaign.console.automation;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.campaignautomation.campaign.console.Faults;
import org.campaignautomation.campaign.definition.Campaign;
import org.campaignautomation.campaign.enrollment.Explanation;
import org.campaignautomation.campaign.enrollment.Job;
import org.campaignautomation.campaign.enrollment.JobNotes;
import org.jspecify.annotations.Nullable;

/**
 * One job: what it is, why it is as it is, and what was done to it.
 *
 * @param zone the contact's; null once it is erased
 * @param explanation null if it is not to be had now
 * @param canRetry whether its status allows it
 */
@CheckedTemplate(
    basePath = "console/automation",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record JobDetail(
    Job job,
    Campaign campaign,
    @Nullable String zone,
    @Nullable Explanation explanation,
    List<JobNotes.Note> notes,
    boolean canRetry,
    boolean canCancel,
    Faults faults,
    String reason)
    implements TemplateInstance {}
