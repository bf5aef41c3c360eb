package org.campaignautomation.endtoend.fleet;

import java.time.Instant;

/**
 * One message at a sink.
 *
 * @param at when all of it was there, before it was answered
 * @param to the recipient
 * @param tokens what it takes of a rate: 1, or its segments
 */
record Arrival(Instant at, String to, int tokens) {}
