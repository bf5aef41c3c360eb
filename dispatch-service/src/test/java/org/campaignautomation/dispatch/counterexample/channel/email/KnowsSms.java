package org.campaignautomation.dispatch.counterexample.channel.email;

import org.campaignautomation.dispatch.counterexample.channel.sms.Neighbour;

/** Another, which knows the first. */
public record KnowsSms(Neighbour neighbour) {}
