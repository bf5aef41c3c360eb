package org.campaignautomation.campaign.console.settings;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.campaignautomation.campaign.console.Faults;
import org.campaignautomation.campaign.tenant.ApiKey;
import org.campaignautomation.campaign.tenant.ApiKeys;
import org.campaignautomation.campaign.tenant.KeyScope;
import org.jspecify.annotations.Nullable;

/**
 * The keys and the form for a new one.
 *
 * @param more where the next part is; null at the end
 * @param name as it was typed
 * @param made a key just made, shown this once
 */
@CheckedTemplate(
    basePath = "console/settings",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record KeySection(
    List<ApiKey> rows,
    @Nullable String more,
    String name,
    KeyScope scope,
    List<KeyScope> scopes,
    Faults faults,
    ApiKeys.@Nullable NewKey made)
    implements TemplateInstance {}
