package org.campaignautomation.campaign.console.settings;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.campaignautomation.campaign.console.Faults;
import org.campaignautomation.campaign.delivery.SuppressionDraft;
import org.campaignautomation.campaign.dispatch.Suppression;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that get nothing, and the form for another.
 *
 * @param more where the next part is; null at the end
 * @param trouble why the list is not known; null if it is
 * @param done what was just done, in words; null if nothing was
 */
@CheckedTemplate(
    basePath = "console/settings",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record SuppressionSection(
    List<Suppression> rows,
    @Nullable String more,
    @Nullable String trouble,
    SuppressionDraft draft,
    List<SuppressionDraft.Scope> scopes,
    Faults faults,
    @Nullable String done)
    implements TemplateInstance {}
