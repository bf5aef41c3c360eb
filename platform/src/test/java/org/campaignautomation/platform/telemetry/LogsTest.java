package org.campaignautomation.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

class LogsTest {
  @Test
  void an_exception_is_described_without_what_it_quotes() {
    // given
    var thrown =
        new IllegalStateException(
            "outer jane@example.com", new IllegalArgumentException("inner +12025550123"));

    // when
    String described = Logs.describe(thrown);

    // then
    assertThat(described)
        .contains("IllegalStateException", "caused by java.lang.IllegalArgumentException", "at ")
        .doesNotContain("jane", "2025550123");
  }

  @Test
  void an_event_is_noted_under_its_own_trace_and_leaves_the_threads_keys_as_they_were() {
    // given
    Map<String, Object> seen = new HashMap<>();
    Logger log = Logger.getLogger(LogsTest.class);
    var sink = java.util.logging.Logger.getLogger(LogsTest.class.getName());
    sink.setLevel(Level.FINE);
    Handler handler = handler(record -> seen.putAll(MDC.getMap()));
    sink.addHandler(handler);
    MDC.put("traceId", "of the thread");

    // when
    Logs.event(
        log,
        "Read",
        "JobDue",
        "a.topic",
        "id-1",
        "acme",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

    // then
    assertThat(seen)
        .containsEntry("traceId", "4bf92f3577b34da6a3ce929d0e0e4736")
        .containsEntry("eventId", "id-1")
        .containsEntry("tenantId", "acme");
    assertThat(MDC.getMap()).containsOnly(Map.entry("traceId", "of the thread"));
    MDC.clear();
    sink.removeHandler(handler);
  }

  private static Handler handler(Consumer<LogRecord> publish) {
    return new Handler() {
      @Override
      public void publish(LogRecord record) {
        publish.accept(record);
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
