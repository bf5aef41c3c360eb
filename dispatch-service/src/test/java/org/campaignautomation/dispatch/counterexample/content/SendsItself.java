package org.campaignautomation.dispatch.counterexample.content;

import org.campaignautomation.dispatch.channel.EmailProvider;
import org.campaignautomation.dispatch.counterexample.channel.KnowsTheLedger;

/** Rendering that sends. */
public record SendsItself(EmailProvider provider, KnowsTheLedger channel) {}
