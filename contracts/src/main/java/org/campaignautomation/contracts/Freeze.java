package org.campaignautomation.contracts;

import java.time.Instant;

/**
 * A pause in which time stood still for the people in a campaign: what they wait for comes later by
 * as much of it as they were there.
 */
public record Freeze(Instant pausedAt, Instant resumedAt) {}
