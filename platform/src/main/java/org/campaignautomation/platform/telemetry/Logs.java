package org.campaignautomation.platform.telemetry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** What a log record may hold: ids, and never an address, a name or a text. */
public final class Logs {
  public static final String TENANT = "tenantId";
  public static final String CAMPAIGN = "campaignId";
  public static final String JOB = "jobId";
  public static final String CONTACT = "contactId";
  public static final String EVENT = "eventId";

  /** What the OpenTelemetry extension calls it, too. */
  private static final String TRACE = "traceId";

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

  /**
   * Notes at debug level that an event came or went, with the event's own trace: a batch holds many
   * traces, and its thread is in none of them.
   *
   * @param what happened to it, such as {@code Published}
   */
  public static void event(
      Logger log,
      String what,
      @Nullable String type,
      String topic,
      @Nullable String eventId,
      @Nullable String tenantId,
      @Nullable String traceparent) {
    if (!log.isDebugEnabled()) {
      return;
    }
    Map<String, String> keys = new HashMap<>();
    put(keys, EVENT, eventId);
    put(keys, TENANT, tenantId);
    put(keys, TRACE, Traces.traceIdOf(traceparent));
    Map<String, Object> before = new HashMap<>(MDC.getMap());
    keys.forEach(MDC::put);
    try {
      log.debugf("%s %s, %s", what, type, topic);
    } finally {
      keys.keySet().forEach(MDC::remove);
      before.forEach(MDC::put);
    }
  }

  private static void put(Map<String, String> keys, String key, @Nullable String value) {
    if (value != null) {
      keys.put(key, value);
    }
  }
}
