package org.campaignautomation.campaign.console.health;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Messages of which nobody knows whether they were sent, newest first.
 *
 * @param more where the next part is; null at the end
 * @param trouble why the list is not known; null if it is
 */
@CheckedTemplate(basePath = "console/health", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record OutcomeRows(List<OutcomeRow> rows, @Nullable String more, @Nullable String trouble)
    implements TemplateInstance {}
