package org.campaignautomation.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import org.junit.jupiter.api.Test;

class TracesTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  @Test
  void a_span_continues_the_trace_it_is_given() {
    // when
    Span span = Traces.start("send", "00-" + TRACE + "-00f067aa0ba902b7-01", SpanKind.CONSUMER);

    // then
    assertThat(span.getSpanContext().getTraceId()).isEqualTo(TRACE);
    assertThat(Traces.traceparentOf(span)).startsWith("00-" + TRACE);
    span.end();
  }

  @Test
  void a_traceparent_that_cannot_be_read_begins_anew() {
    // when
    Span span = Traces.start("send", "nonsense", SpanKind.CONSUMER);

    // then
    assertThat(Traces.traceparentOf(span)).isNotEqualTo("nonsense");
    span.end();
  }

  @Test
  void outside_of_a_trace_there_is_none() {
    assertThat(Traces.currentTraceparent()).isNull();
  }
}
