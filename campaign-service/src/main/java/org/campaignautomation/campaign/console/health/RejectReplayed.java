package org.campaignautomation.campaign.console.health;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.campaignautomation.campaign.contact.Rejects;

/** What takes the form's place once the record is taken in. */
@CheckedTemplate(basePath = "console/health", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record RejectReplayed(Rejects.Replayed replayed) implements TemplateInstance {}
