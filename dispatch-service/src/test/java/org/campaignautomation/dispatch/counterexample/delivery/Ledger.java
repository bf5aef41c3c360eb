package org.campaignautomation.dispatch.counterexample.delivery;

import org.campaignautomation.dispatch.counterexample.content.SendsItself;

/** Stands for the ledger, and closes a cycle. */
public record Ledger(SendsItself content) {}
