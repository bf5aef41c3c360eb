package org.campaignautomation.localstack.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.campaignautomation.localstack.demo.Sinks.Arrived;

/**
 * What arrived on one channel, held against who should have got what.
 *
 * @param channel its name
 * @param expected how many should have arrived
 * @param arrived how many did
 * @param missing who got nothing
 * @param doubled who got more than one
 * @param strangers who got one and should not have
 * @param wrong whose text is not the one that was written for them
 */
public record Tally(
    String channel,
    int expected,
    int arrived,
    List<String> missing,
    List<String> doubled,
    List<String> strangers,
    List<String> wrong) {
  private static final int NAMED = 10;

  static Tally of(
      String channel,
      List<DemoContact> contacts,
      Function<DemoContact, String> address,
      List<Arrived> arrived,
      Function<DemoContact, List<String>> written) {
    Map<String, List<Arrived>> byAddress = new HashMap<>();
    arrived.forEach(
        one -> byAddress.computeIfAbsent(one.address(), key -> new ArrayList<>()).add(one));
    Map<String, DemoContact> known = new HashMap<>();
    contacts.forEach(contact -> known.put(address.apply(contact), contact));
    Set<String> strangers = new HashSet<>(byAddress.keySet());
    strangers.removeAll(known.keySet());
    Predicate<Map.Entry<String, DemoContact>> wrong =
        entry ->
            byAddress.getOrDefault(entry.getKey(), List.of()).stream()
                .anyMatch(
                    one ->
                        !written.apply(entry.getValue()).stream().allMatch(one.text()::contains));
    return new Tally(
        channel,
        contacts.size(),
        arrived.size(),
        known.keySet().stream().filter(one -> !byAddress.containsKey(one)).sorted().toList(),
        byAddress.entrySet().stream()
            .filter(entry -> entry.getValue().size() > 1)
            .map(Map.Entry::getKey)
            .sorted()
            .toList(),
        strangers.stream().sorted().toList(),
        known.entrySet().stream().filter(wrong).map(Map.Entry::getKey).sorted().toList());
  }

  /** Whether each contact got exactly one message, with their own name and the company's. */
  public boolean isRight() {
    return arrived == expected
        && missing.isEmpty()
        && doubled.isEmpty()
        && strangers.isEmpty()
        && wrong.isEmpty();
  }

  /** One line for people; the invented addresses of those concerned where something is wrong. */
  public String describe() {
    if (isRight()) {
      return "%-7s %,d of %,d, each contact exactly once, name and company filled in"
          .formatted(channel, arrived, expected);
    }
    return "%-7s %,d of %,d".formatted(channel, arrived, expected)
        + named("missing", missing)
        + named("doubled", doubled)
        + named("not of this run's contacts", strangers)
        + named("wrong text", wrong);
  }

  private static String named(String what, List<String> who) {
    if (who.isEmpty()) {
      return "";
    }
    String more = who.size() > NAMED ? ", …" : "";
    return "; %s %,d: %s%s"
        .formatted(
            what, who.size(), String.join(", ", who.subList(0, Math.min(NAMED, who.size()))), more);
  }
}
