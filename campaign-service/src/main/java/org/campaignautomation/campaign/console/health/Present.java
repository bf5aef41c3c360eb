package org.campaignautomation.campaign.console.health;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.campaignautomation.campaign.dispatch.Provider;
import org.campaignautomation.campaign.enrollment.Backlog;
import org.jspecify.annotations.Nullable;

/**
 * What is looked at anew every few seconds: the backlog and the providers.
 *
 * @param backlogTrouble why the backlog is not known; null if it is
 * @param providersTrouble why the providers' state is not known; null if it is
 */
@CheckedTemplate(basePath = "console/health", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record Present(
    List<Backlog.Waiting> channels,
    @Nullable String backlogTrouble,
    List<Provider> providers,
    @Nullable String providersTrouble)
    implements TemplateInstance {}
