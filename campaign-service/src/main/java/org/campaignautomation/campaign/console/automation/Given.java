package org.campaignautomation.campaign.console.automation;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.campaignautomation.campaign.enrollment.Explanation.RuleCheck;
import org.jspecify.annotations.Nullable;

/**
 * Something that a rule looked at, as people read it.
 *
 * @param text empty if it is nothing but a time
 * @param zone in which the time counts: the one that the rule names, or else the contact's
 */
public record Given(String name, String text, @Nullable Instant time, @Nullable String zone) {
  /** Said by the other inputs: the time in that zone stands beside each time. */
  private static final Set<String> SAID = Set.of("localTime", "zone");

  /** Whose values are codes. */
  private static final Set<String> CODES = Set.of("reason", "channel", "status", "breaker");

  /** All that a rule looked at, in its order. */
  static List<Given> of(RuleCheck check, @Nullable String personsZone) {
    Map<String, @Nullable Object> input = check.input();
    if (input == null) {
      return List.of();
    }
    String zone = input.get("zone") instanceof String named ? named : personsZone;
    boolean timed = input.values().stream().anyMatch(value -> instant(value) != null);
    return input.entrySet().stream()
        .filter(entry -> !timed || !SAID.contains(entry.getKey()))
        .flatMap(entry -> of(entry.getKey(), entry.getValue(), zone))
        .toList();
  }

  private static Stream<Given> of(String key, @Nullable Object value, @Nullable String zone) {
    if (value == null) {
      return Stream.empty();
    }
    Instant time = instant(value);
    if (time != null) {
      return Stream.of(new Given(words(key), "", time, zone));
    }
    if (value instanceof Collection<?> many) {
      return many.stream()
          .flatMap(
              one -> one instanceof Map<?, ?> tally ? Stream.of(tally(tally)) : of(key, one, zone));
    }
    if (value instanceof Map<?, ?> parts) {
      String text =
          parts.entrySet().stream()
              .filter(part -> part.getValue() != null)
              .map(part -> words(part.getKey().toString()) + " " + text("", part.getValue()))
              .collect(Collectors.joining(", "));
      return Stream.of(new Given(words(key), text, null, null));
    }
    return Stream.of(new Given(words(key), text(key, value), null, null));
  }

  /** How many jobs met a reason, and when the last of them did. */
  private static Given tally(Map<?, ?> tally) {
    Object reason = tally.get("reason");
    Object code = tally.get("code");
    String name = Say.word(reason == null ? "no_reason" : reason.toString());
    long jobs = tally.get("jobs") instanceof Number count ? count.longValue() : 0;
    return new Given(
        code == null ? name : name + " (" + code + ")",
        Say.number(jobs) + (jobs == 1 ? " job" : " jobs"),
        instant(tally.get("at")),
        null);
  }

  private static String text(String key, Object value) {
    return switch (value) {
      case Boolean yes -> yes ? "yes" : "no";
      case Integer count -> Say.number(count);
      case Long count -> Say.number(count);
      case String code when CODES.contains(key) -> Say.word(code);
      default -> value.toString();
    };
  }

  private static @Nullable Instant instant(@Nullable Object value) {
    if (value instanceof Instant instant) {
      return instant;
    }
    if (!(value instanceof String text) || !text.endsWith("Z")) {
      return null;
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** {@code enrolledAt} as {@code enrolled at}. */
  private static String words(String key) {
    return key.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }
}
