package org.campaignautomation.platform.telemetry;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Carries a trace over a hop that no agent follows: through a table and a batch of Kafka records.
 * The form is the W3C {@code traceparent}.
 */
public final class Traces {
  private static final String INSTRUMENTATION = "org.campaignautomation";
  private static final String TRACEPARENT = "traceparent";
  private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

  private Traces() {}

  /** The current span's {@code traceparent}; null outside of any trace. */
  public static @Nullable String currentTraceparent() {
    return traceparentOf(Context.current());
  }

  /** The {@code traceparent} of a span. */
  public static @Nullable String traceparentOf(Span span) {
    return traceparentOf(Context.root().with(span));
  }

  /** The trace that a {@code traceparent} belongs to; null if it belongs to none. */
  static @Nullable String traceIdOf(@Nullable String traceparent) {
    SpanContext span = Span.fromContext(contextOf(traceparent)).getSpanContext();
    return span.isValid() ? span.getTraceId() : null;
  }

  /**
   * Starts a span that continues a trace from elsewhere. The caller ends it.
   *
   * @param parentTraceparent null to begin a new trace; so does one that cannot be read
   */
  public static Span start(String name, @Nullable String parentTraceparent, SpanKind kind) {
    return GlobalOpenTelemetry.getTracer(INSTRUMENTATION)
        .spanBuilder(name)
        .setSpanKind(kind)
        .setParent(contextOf(parentTraceparent))
        .startSpan();
  }

  private static Context contextOf(@Nullable String traceparent) {
    return traceparent == null
        ? Context.root()
        : W3C.extract(Context.root(), Map.of(TRACEPARENT, traceparent), MapGetter.INSTANCE);
  }

  private static @Nullable String traceparentOf(Context context) {
    Map<String, String> carrier = HashMap.newHashMap(1);
    W3C.inject(context, carrier, (map, key, value) -> carrier.put(key, value));
    return carrier.get(TRACEPARENT);
  }

  private enum MapGetter implements TextMapGetter<Map<String, String>> {
    INSTANCE;

    @Override
    public Iterable<String> keys(Map<String, String> carrier) {
      return List.copyOf(carrier.keySet());
    }

    @Override
    public @Nullable String get(@Nullable Map<String, String> carrier, String key) {
      return carrier == null ? null : carrier.get(key);
    }
  }
}
