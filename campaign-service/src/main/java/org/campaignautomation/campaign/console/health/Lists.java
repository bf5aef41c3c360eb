package org.campaignautomation.campaign.console.health;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.campaignautomation.campaign.health.BooksReport;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a decision, and the books.
 *
 * @param concerns what somebody should look at, in words; empty if all is well
 * @param books null if they are not known
 * @param booksTrouble why they are not
 * @param top whether what stands above the page comes too
 */
@CheckedTemplate(basePath = "console/health", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record Lists(
    List<String> concerns,
    @Nullable BooksReport books,
    @Nullable String booksTrouble,
    OutcomeRows outcomes,
    RejectRows rejects,
    boolean top)
    implements TemplateInstance {}
