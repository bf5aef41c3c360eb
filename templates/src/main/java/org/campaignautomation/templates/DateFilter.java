package org.campaignautomation.templates;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.function.Function;
import liqp.TemplateContext;
import liqp.filters.Filter;
import org.jspecify.annotations.Nullable;

/**
 * {@code date}: writes an ISO 8601 date, date and time, or instant in the contact's zone and
 * language. {@code "now"} is the time of rendering.
 */
final class DateFilter extends Filter {
  private static final String DEFAULT_FORMAT = "%Y-%m-%d";

  DateFilter() {
    super("date");
  }

  @Override
  public @Nullable Object apply(
      @Nullable Object value, TemplateContext context, @Nullable Object... params) {
    String text = asString(value, context).strip();
    if (text.isEmpty()) {
      return null;
    }
    RenderState state = RenderState.in(context);
    String format = params.length > 0 ? asString(params[0], context) : DEFAULT_FORMAT;
    return Strftime.format(format, when(text, state), state.locale());
  }

  private static ZonedDateTime when(String text, RenderState state) {
    ZoneId zone = state.zone();
    if (text.equals("now") || text.equals("today")) {
      return state.now().atZone(zone);
    }
    List<Function<String, ZonedDateTime>> forms =
        List.of(
            t -> OffsetDateTime.parse(t).atZoneSameInstant(zone),
            t -> Instant.parse(t).atZone(zone),
            t -> LocalDateTime.parse(t.replace(' ', 'T')).atZone(zone),
            t -> LocalDate.parse(t).atStartOfDay(zone));
    for (Function<String, ? extends TemporalAccessor> form : forms) {
      try {
        return ZonedDateTime.from(form.apply(text));
      } catch (DateTimeException e) {
        // Not this form; the next may fit.
      }
    }
    throw new RenderException(
        RenderException.Reason.UNUSABLE_VALUE,
        "the filter `date` takes ISO 8601 dates such as 2026-11-22 or 2026-11-22T09:00:00Z");
  }
}
