package org.campaignautomation.contracts;

/**
 * Who a tenant's SMS come from.
 *
 * @param from an E.164 number that the Twilio account owns
 */
public record SmsSender(String from) {}
