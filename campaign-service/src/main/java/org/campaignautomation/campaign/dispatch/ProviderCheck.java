package org.campaignautomation.campaign.dispatch;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a provider said when it was asked whether it would take messages. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ProviderCheck(
    String channel,
    boolean ok,
    @Schema(description = "ok, or the provider's code for what is wrong") String code,
    String detail,
    @Schema(description = "How long the answer took") long tookMillis) {}
