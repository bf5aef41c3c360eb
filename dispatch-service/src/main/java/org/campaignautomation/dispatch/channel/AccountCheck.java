package org.campaignautomation.dispatch.channel;

import java.time.Duration;

/**
 * What a provider said when asked whether it would take messages.
 *
 * @param code {@code ok}, or a stable code of what is wrong
 * @param detail for the reader, without address or credential
 * @param took how long the answer took
 */
public record AccountCheck(boolean ok, String code, String detail, Duration took) {
  /** The code of an account that works. */
  public static final String OK = "ok";
}
