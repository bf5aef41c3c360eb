package org.campaignautomation.enrollment.journey;

/**
 * Fired in a transaction that plans jobs or ends them. After its commit there may be something due,
 * or room for more: what is due now need not wait for a poll.
 */
public record JobsChanged() {}
