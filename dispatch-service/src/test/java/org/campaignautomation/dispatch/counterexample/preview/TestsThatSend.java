package org.campaignautomation.dispatch.counterexample.preview;

import org.campaignautomation.dispatch.counterexample.content.SendsItself;

/** A preview that reaches a provider by way of another class. */
public record TestsThatSend(SendsItself content) {}
