package org.campaignautomation.templates;

import java.lang.reflect.Array;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import liqp.TemplateContext;
import org.jspecify.annotations.Nullable;

/** What one rendering has used up and found missing, and whose clock and calendar it goes by. */
final class RenderState {
  /** Kept in the context's registry, which a template cannot read. */
  private static final String KEY = RenderState.class.getName();

  private static final long MAX_NANOS = 500_000_000L;

  /** Characters and list elements that filters may produce in all. */
  private static final long MAX_VOLUME = 2L * 1024 * 1024;

  private final Flavour flavour;
  private final ZoneId zone;
  private final Locale locale;
  private final Instant now;
  private final long startedNanos = System.nanoTime();
  private final Set<String> missing = new LinkedHashSet<>();
  private long volume;

  private RenderState(Flavour flavour, ZoneId zone, Locale locale, Instant now) {
    this.flavour = flavour;
    this.zone = zone;
    this.locale = locale;
    this.now = now;
  }

  static RenderState of(Flavour flavour, Map<String, Object> values, Instant now) {
    return new RenderState(flavour, zone(values.get("zone")), locale(values.get("locale")), now);
  }

  private static ZoneId zone(@Nullable Object value) {
    try {
      return value == null ? ZoneOffset.UTC : ZoneId.of(value.toString());
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }

  private static Locale locale(@Nullable Object value) {
    Locale locale = value == null ? Locale.ENGLISH : Locale.forLanguageTag(value.toString());
    return locale.getLanguage().isEmpty() ? Locale.ENGLISH : locale;
  }

  void attachTo(TemplateContext context) {
    Map<String, RenderState> registry = context.getRegistry(KEY);
    registry.put(KEY, this);
  }

  static RenderState in(TemplateContext context) {
    Map<String, RenderState> registry = context.getRegistry(KEY);
    RenderState state = registry.get(KEY);
    if (state == null) {
      throw new IllegalStateException("not rendered through Template");
    }
    return state;
  }

  ZoneId zone() {
    return zone;
  }

  Locale locale() {
    return locale;
  }

  Instant now() {
    return now;
  }

  List<String> missing() {
    return List.copyOf(missing);
  }

  void miss(String name) {
    missing.add(name);
  }

  /** Called wherever work is done, so that no template runs for long. */
  void checkTime() {
    if (System.nanoTime() - startedNanos > MAX_NANOS) {
      throw new RenderException(
          RenderException.Reason.TOO_EXPENSIVE, "rendering takes longer than 500 ms");
    }
  }

  /** Charges what a filter has produced. */
  void charge(@Nullable Object produced) {
    checkTime();
    reserve(size(produced));
  }

  /** Charges what a filter is about to produce. */
  void reserve(long size) {
    volume += size;
    if (volume > MAX_VOLUME) {
      throw new RenderException(
          RenderException.Reason.TOO_EXPENSIVE, "filters produce too much text");
    }
  }

  /** Refuses text beyond what the flavour may have. */
  void checkLength(int length) {
    checkTime();
    // A subject's line ends are folded only at the end, so twice the length is let through here.
    if (length > 2 * flavour.maxOutput()) {
      throw tooLong();
    }
  }

  RenderException tooLong() {
    return new RenderException(
        RenderException.Reason.OUTPUT_TOO_LONG,
        "the text is longer than the " + flavour.maxOutput() + " characters allowed");
  }

  private static long size(@Nullable Object value) {
    return switch (value) {
      case null -> 0;
      case CharSequence text -> text.length();
      case Collection<?> many -> 16L * many.size();
      default -> value.getClass().isArray() ? 16L * Array.getLength(value) : 16L;
    };
  }
}
