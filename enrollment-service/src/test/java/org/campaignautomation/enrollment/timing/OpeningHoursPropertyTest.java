package org.campaignautomation.enrollment.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.campaignautomation.contracts.Schedule;
import org.campaignautomation.contracts.Schedule.Window;
import org.campaignautomation.contracts.ZoneMode;

/** Holds the search against brute force, for all zones of the time-zone data. */
class OpeningHoursPropertyTest {
  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2028-12-31T00:00:00Z");

  @Property(tries = 300)
  void nextOpeningIsTheFirstOpenMinute(@ForAll("searches") Search search) {
    OpeningHours hours = search.hours();

    Instant opening = hours.nextOpening(search.from());

    assertThat(opening).isEqualTo(firstMinute(hours, search.from(), true).orElseThrow());
  }

  @Property(tries = 300)
  void nextClosingIsTheFirstClosedMinute(@ForAll("searches") Search search) {
    OpeningHours hours = search.hours();

    Optional<Instant> closing = hours.nextClosing(search.from());

    assertThat(closing).isEqualTo(firstMinute(hours, search.from(), false));
  }

  /** Every boundary falls on a whole minute, so the minutes are all there is to try. */
  private static Optional<Instant> firstMinute(OpeningHours hours, Instant from, boolean open) {
    Instant end = from.plus(Duration.ofDays(40));
    for (Instant at = from; at.isBefore(end); at = at.plus(Duration.ofMinutes(1))) {
      if (hours.isOpen(at) == open) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  @Provide
  Arbitrary<Search> searches() {
    Arbitrary<Instant> from =
        Arbitraries.longs()
            .between(FROM.getEpochSecond() / 60, TO.getEpochSecond() / 60)
            .map(minute -> Instant.ofEpochSecond(minute * 60));
    Arbitrary<String> zone =
        Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().toList());
    Arbitrary<LocalTime> time =
        Arbitraries.integers().between(0, 95).map(q -> LocalTime.MIDNIGHT.plusMinutes(15L * q));
    Arbitrary<List<DayOfWeek>> days =
        Arbitraries.of(DayOfWeek.class).list().uniqueElements().ofMinSize(1).ofMaxSize(7);
    Arbitrary<List<Window>> windows =
        Combinators.combine(days, time, time).as(Window::new).list().ofMinSize(0).ofMaxSize(3);
    Arbitrary<List<Integer>> closedDays =
        Arbitraries.integers().between(0, 15).list().uniqueElements().ofMaxSize(4);
    // Clock changes are what goes wrong, and rare: half of the searches begin shortly before one.
    Arbitrary<Boolean> beforeChange = Arbitraries.of(true, false);
    return Combinators.combine(from, zone, windows, closedDays, beforeChange)
        .as(
            (at, id, open, closed, before) ->
                Search.of(before ? shortlyBeforeChange(at, id) : at, id, open, closed));
  }

  private static Instant shortlyBeforeChange(Instant at, String zone) {
    ZoneOffsetTransition change = ZoneId.of(zone).getRules().nextTransition(at);
    Duration before = Duration.ofMinutes(Math.floorMod(at.getEpochSecond() / 60, 1440L));
    return change == null ? at : change.getInstant().minus(before);
  }

  record Search(Instant from, Schedule schedule) {
    static Search of(Instant from, String zone, List<Window> windows, List<Integer> closedDays) {
      LocalDate first = LocalDate.ofInstant(from, ZoneOffset.UTC);
      List<LocalDate> blackouts = closedDays.stream().map(day -> first.plusDays(day)).toList();
      return new Search(from, new Schedule(ZoneMode.FIXED, zone, windows, blackouts));
    }

    OpeningHours hours() {
      return OpeningHours.of(schedule, ZoneId.of(schedule.zone()));
    }
  }
}
