package org.campaignautomation.benchmarks;

/**
 * One number of one turn.
 *
 * @param metric what was measured, such as {@code throughput}
 * @param unit such as {@code messages/s}
 */
public record Figure(String metric, double value, String unit) {}
