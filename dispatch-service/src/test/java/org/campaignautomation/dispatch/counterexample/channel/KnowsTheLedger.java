package org.campaignautomation.dispatch.counterexample.channel;

import org.campaignautomation.dispatch.counterexample.delivery.Ledger;

/** A provider that knows the ledger. */
public record KnowsTheLedger(Ledger ledger) {}
