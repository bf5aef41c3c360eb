package org.campaignautomation.endtoend.crash;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Draws faults, a share of all questions, every kind as often as the others. Which question meets
 * which fault is chance; that each kind comes up is not.
 */
final class Faults<F extends Enum<F>> {
  private final List<F> kinds;
  private final Random random;
  private final Map<F, Integer> drawn;
  private final List<F> deck = new ArrayList<>();
  private double share;

  Faults(Class<F> kinds, Random random) {
    this.kinds = List.of(kinds.getEnumConstants());
    this.random = random;
    this.drawn = new EnumMap<>(kinds);
  }

  /** Lets this share of questions, from 0 to 1, meet a fault from now on. */
  synchronized void raise(double newShare) {
    share = newShare;
  }

  /** A fault of those that are possible now, or none. */
  synchronized Optional<F> next(Predicate<F> possible) {
    if (random.nextDouble() >= share) {
      return Optional.empty();
    }
    if (deck.stream().noneMatch(possible)) {
      kinds.stream().filter(possible).forEach(deck::add);
    }
    List<F> candidates = deck.stream().filter(possible).toList();
    F fault = candidates.get(random.nextInt(candidates.size()));
    deck.remove(fault);
    drawn.merge(fault, 1, Integer::sum);
    return Optional.of(fault);
  }

  /** How many faults of some kinds were drawn. */
  synchronized int count(Predicate<F> which) {
    return drawn.entrySet().stream()
        .filter(entry -> which.test(entry.getKey()))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  @Override
  public synchronized String toString() {
    return new TreeMap<>(drawn).toString();
  }
}
