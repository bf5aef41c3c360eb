package org.campaignautomation.platform.problem;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer where, as a JSON pointer (RFC 6901) into the body; empty for the whole
 * @param code stable, for programs
 * @param detail what is wrong and what to do, for people
 */
public record Fault(String pointer, String code, String detail) {}
