package org.campaignautomation.enrollment.timing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.ContractJson;
import org.campaignautomation.contracts.Delay;
import org.campaignautomation.contracts.DelayFrom;
import org.campaignautomation.contracts.Schedule;
import org.campaignautomation.contracts.ZoneMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds our due times against vectors on which two independent implementations agree. */
class ScheduleVectorsTest {
  record Vector(
      Instant anchor,
      Delay delay,
      String zone,
      List<Schedule.Window> windows,
      List<LocalDate> blackoutDates,
      Instant target,
      Instant due) {}

  @ParameterizedTest
  @MethodSource("vectors")
  void dueTimeEqualsTheVector(Vector vector) {
    // given
    SendingHours hours =
        SendingHours.of(
            new Schedule(ZoneMode.FIXED, vector.zone(), vector.windows(), vector.blackoutDates()),
            List.of(),
            vector.zone(),
            "contact");

    // when
    List<Timeline.Planned> plan =
        Timeline.plan(
            vector.anchor(),
            vector.anchor(),
            List.of(new Timeline.Interval(vector.delay(), DelayFrom.PREVIOUS_STEP, Channel.EMAIL)),
            hours);

    // then
    assertThat(plan).containsExactly(new Timeline.Planned(vector.target(), vector.due()));
  }

  @Test
  void allVectorsAreThere() throws IOException {
    assertThat(vectors()).hasSize(400);
  }

  static List<Vector> vectors() throws IOException {
    try (InputStream json =
        Objects.requireNonNull(
            ScheduleVectorsTest.class.getResourceAsStream("/vectors/schedule.json"))) {
      return ContractJson.mapper().readValue(json, new TypeReference<List<Vector>>() {});
    }
  }
}
