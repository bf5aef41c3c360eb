package org.campaignautomation.endtoend.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * How fast messages arrived.
 *
 * @param mostInASecond tokens in the fullest second, wherever it begins
 * @param average tokens per second from the first message to the last, whose own place is after it
 * @param longestGap the longest time without a message
 */
record Pace(int mostInASecond, double average, Duration longestGap) {
  private static final Duration SECOND = Duration.ofSeconds(1);

  /**
   * The pace without the last twentieth, when there may be too little left for the rate.
   *
   * @param stalls times that the fullest second is not looked for in
   */
  static Pace whileBusy(List<Arrival> arrivals, List<Stalls.Stall> stalls) {
    return of(sorted(arrivals).subList(0, arrivals.size() * 19 / 20), stalls);
  }

  /**
   * The pace of some messages, in any order.
   *
   * @throws IllegalArgumentException if there are fewer than two
   */
  static Pace of(List<Arrival> arrivals) {
    return of(arrivals, List.of());
  }

  private static Pace of(List<Arrival> arrivals, List<Stalls.Stall> stalls) {
    if (arrivals.size() < 2) {
      throw new IllegalArgumentException(arrivals.size() + " messages have no pace");
    }
    List<Arrival> sorted = sorted(arrivals);
    Duration time = Duration.between(sorted.getFirst().at(), sorted.getLast().at());
    int tokens = sorted.stream().mapToInt(Arrival::tokens).sum() - sorted.getLast().tokens();
    return new Pace(
        mostInASecond(sorted, stalls), tokens / (time.toNanos() / 1e9), longestGap(sorted));
  }

  private static List<Arrival> sorted(List<Arrival> arrivals) {
    return arrivals.stream().sorted(Comparator.comparing(Arrival::at)).toList();
  }

  private static int mostInASecond(List<Arrival> sorted, List<Stalls.Stall> stalls) {
    int most = 0;
    int now = 0;
    int first = 0;
    for (Arrival last : sorted) {
      now += last.tokens();
      while (Duration.between(sorted.get(first).at(), last.at()).compareTo(SECOND) >= 0) {
        now -= sorted.get(first++).tokens();
      }
      Instant from = sorted.get(first).at();
      if (now > most && stalls.stream().noneMatch(stall -> touches(stall, from, last.at()))) {
        most = now;
      }
    }
    return most;
  }

  private static boolean touches(Stalls.Stall stall, Instant from, Instant to) {
    return !stall.to().isBefore(from) && !stall.from().isAfter(to);
  }

  private static Duration longestGap(List<Arrival> sorted) {
    Duration longest = Duration.ZERO;
    for (int i = 1; i < sorted.size(); i++) {
      Duration gap = Duration.between(sorted.get(i - 1).at(), sorted.get(i).at());
      longest = gap.compareTo(longest) > 0 ? gap : longest;
    }
    return longest;
  }

  @Override
  public String toString() {
    return "%.1f/s, at most %d in a second, longest gap %d ms"
        .formatted(average, mostInASecond, longestGap.toMillis());
  }
}
