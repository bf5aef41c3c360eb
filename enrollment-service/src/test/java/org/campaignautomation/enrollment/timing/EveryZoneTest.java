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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Delay;
import org.campaignautomation.contracts.DelayFrom;
import org.campaignautomation.contracts.QuietHours;
import org.campaignautomation.contracts.QuietHours.OnQuiet;
import org.campaignautomation.contracts.Schedule;
import org.campaignautomation.contracts.Schedule.Window;
import org.campaignautomation.contracts.ZoneMode;
import org.junit.jupiter.api.Test;

/**
 * Holds whole sequences against {@link MinuteOracle}, in every zone of the JDK, around each of its
 * clock changes: target as by the rules of local time, due not before it, open at due, nothing open
 * in between. Schedules and quiet hours are drawn; each zone's draw is always the same.
 */
class EveryZoneTest {
  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2028-01-01T00:00:00Z");
  private static final int SEARCH_DAYS = 40;
  private static final List<String> ZONES = ZoneId.getAvailableZoneIds().stream().sorted().toList();

  @Test
  void sequencesAreDueAsTheOracleSays() {
    int steps = 0;
    for (String zone : ZONES) {
      Random random = new Random(zone.hashCode());
      for (Instant around : moments(ZoneId.of(zone), random)) {
        steps += checkOne(zone, around, random);
      }
    }
    assertThat(steps).isGreaterThan(4_000);
  }

  private static int checkOne(String zone, Instant around, Random random) {
    Instant enrolledAt = around.plusSeconds(random.nextLong(-90_000, 20_000));
    Schedule schedule = schedule(zone, enrolledAt, random);
    List<QuietHours> quietHours = quietHours(random);
    String contactZone = random.nextBoolean() ? zone : ZONES.get(random.nextInt(ZONES.size()));
    SendingHours hours = SendingHours.of(schedule, quietHours, contactZone, "contact");
    MinuteOracle oracle =
        new MinuteOracle(schedule, quietHours, ZoneId.of(zone), ZoneId.of(contactZone));
    List<Timeline.Interval> steps = steps(random);

    List<Timeline.Planned> plan = Timeline.plan(enrolledAt, enrolledAt, steps, hours);

    Instant previous = enrolledAt;
    for (int index = 0; index < steps.size(); index++) {
      Timeline.Interval step = steps.get(index);
      Timeline.Planned planned = plan.get(index);
      Instant anchor = step.delayFrom() == DelayFrom.ENROLLMENT ? enrolledAt : previous;
      Instant target = oracle.target(anchor, step.delay());
      String what = "%s %s step %d: %s %s".formatted(zone, enrolledAt, index, schedule, quietHours);
      assertThat(planned.targetAt())
          .as(what)
          .isEqualTo(target.isBefore(previous) ? previous : target);
      Optional<Instant> due = oracle.due(step.channel(), planned.targetAt(), SEARCH_DAYS);
      assertThat(hours.on(step.channel()).nextOpening(planned.targetAt())).as(what).isEqualTo(due);
      due.ifPresent(opening -> assertThat(planned.plannedAt()).as(what).isEqualTo(opening));
      previous = planned.plannedAt();
    }
    return steps.size();
  }

  /** Each clock change of two years, and an ordinary moment. */
  private static List<Instant> moments(ZoneId zone, Random random) {
    List<Instant> moments = new ArrayList<>();
    moments.add(FROM.plusSeconds(random.nextLong(Duration.between(FROM, TO).toSeconds())));
    ZoneOffsetTransition change = zone.getRules().nextTransition(FROM);
    while (change != null && change.getInstant().isBefore(TO)) {
      moments.add(change.getInstant());
      change = zone.getRules().nextTransition(change.getInstant());
    }
    return moments;
  }

  private static Schedule schedule(String zone, Instant near, Random random) {
    List<Window> windows = Stream.generate(() -> window(random)).limit(random.nextInt(4)).toList();
    LocalDate today = LocalDate.ofInstant(near, ZoneOffset.UTC);
    List<LocalDate> blackouts =
        IntStream.range(0, 5)
            .filter(day -> random.nextInt(4) == 0)
            .mapToObj(day -> today.plusDays(day))
            .toList();
    return new Schedule(ZoneMode.FIXED, zone, windows, blackouts);
  }

  private static Window window(Random random) {
    List<DayOfWeek> days =
        Stream.of(DayOfWeek.values()).filter(day -> random.nextInt(3) > 0).toList();
    return new Window(
        days.isEmpty() ? List.of(DayOfWeek.SUNDAY) : days, time(random), time(random));
  }

  private static List<QuietHours> quietHours(Random random) {
    return Stream.generate(() -> quiet(random))
        .filter(quiet -> !quiet.start().equals(quiet.end()))
        .limit(random.nextInt(3))
        .toList();
  }

  private static QuietHours quiet(Random random) {
    return new QuietHours(
        any(Channel.values(), random), time(random), time(random), any(OnQuiet.values(), random));
  }

  private static <E> E any(E[] choices, Random random) {
    return List.of(choices).get(random.nextInt(choices.length));
  }

  /** Clock changes happen at night: half of all times do, too. */
  private static LocalTime time(Random random) {
    int quarters = random.nextBoolean() ? 16 : 96;
    return LocalTime.MIDNIGHT.plusMinutes(15L * random.nextInt(quarters));
  }

  private static List<Timeline.Interval> steps(Random random) {
    return Stream.generate(
            () ->
                new Timeline.Interval(
                    new Delay(random.nextInt(4), any(Delay.Unit.values(), random)),
                    any(DelayFrom.values(), random),
                    any(Channel.values(), random)))
        .limit(3)
        .toList();
  }
}
