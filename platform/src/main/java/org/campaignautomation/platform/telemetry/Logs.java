package org.campaignautomation.platform.telemetry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What a log record may hold: ids, and never an address, a name or a text. */
public final class Logs {
  public static final String TENANT = "tenantId";
  public static final String CAMPAIGN = "campaignId";
  public static final String JOB = "jobId";
  public static final String CONTACT = "contactId";
  public static final String EVENT = "eventId";

  private static final int FRAMES = 12;

  private Logs() {}

  /**
   * An exception and its causes with where they came from, but without their messages: a database
   * quotes the row in them, a parser the value.
   */
  public static String describe(Throwable thrown) {
    List<String> parts = new ArrayList<>();
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      parts.add(
          Arrays.stream(cause.getStackTrace())
              .limit(FRAMES)
              .map(frame -> "\n\tat " + frame)
              .collect(Collectors.joining("", cause.getClass().getName(), "")));
    }
    return String.join("\ncaused by ", parts);
  }
}
