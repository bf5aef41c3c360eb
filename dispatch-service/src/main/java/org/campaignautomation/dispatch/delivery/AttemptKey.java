package org.campaignautomation.dispatch.delivery;

import java.util.UUID;

/** The ledger's key: there is at most one hand-over to a provider for each. */
record AttemptKey(UUID jobId, int attempt) {}
