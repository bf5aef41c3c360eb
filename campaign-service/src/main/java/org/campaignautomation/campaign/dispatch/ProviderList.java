package org.campaignautomation.campaign.dispatch;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/** All provider accounts; there are as many as channels, so there are no pages. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ProviderList(List<Provider> items) {}
