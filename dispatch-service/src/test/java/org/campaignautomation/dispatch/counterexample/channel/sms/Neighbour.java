package org.campaignautomation.dispatch.counterexample.channel.sms;

/** One channel. */
public record Neighbour(String name) {}
