package org.campaignautomation.dispatch.throttle.web;

import java.util.List;

/** All provider accounts; there are as many as channels, so there are no pages. */
public record ProviderList(List<ProviderView> items) {}
