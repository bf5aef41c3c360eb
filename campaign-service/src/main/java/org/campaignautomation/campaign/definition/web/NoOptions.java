package org.campaignautomation.campaign.definition.web;

/** The body of a command without options: {@code {}}, or nothing. */
record NoOptions() {}
