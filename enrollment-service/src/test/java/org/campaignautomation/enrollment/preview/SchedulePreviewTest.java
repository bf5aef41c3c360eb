package org.campaignautomation.enrollment.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.campaignautomation.platform.problem.Fault;
import org.campaignautomation.platform.problem.JsonConventions;
import org.campaignautomation.platform.problem.ProblemException;
import org.junit.jupiter.api.Test;

/** The question in JSON, as it comes in. */
class SchedulePreviewTest {
  private static final ObjectMapper JSON = mapper();

  /** The schedule as users of the API write it: the vectors' zone is the contact's. */
  @Test
  void itAnswersAllVectors() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(getClass().getResourceAsStream("/vectors/schedule.json"))) {
      for (JsonNode vector : JSON.readTree(in)) {
        assertThat(ask(question(vector)))
            .as(vector.toString())
            .containsExactly(
                new SchedulePreview.Due(
                    1,
                    Instant.parse(vector.get("target").asText()),
                    Instant.parse(vector.get("due").asText())));
      }
    }
  }

  @Test
  void eachStepIsMeasuredFromTheOneBeforeUnlessItSaysOtherwise() throws JsonProcessingException {
    List<SchedulePreview.Due> due =
        ask(
            """
            {"enrolledAt": "2026-03-06T22:30:00Z", "zone": "America/New_York",
             "schedule": {"zoneMode": "contact", "zone": "Europe/Berlin", "windows": [
               {"days": ["monday", "tuesday", "wednesday", "thursday", "friday"], "start": "09:00", "end": "17:00"}]},
             "steps": [{"delay": {"amount": 0, "unit": "minutes"}},
                       {"delay": {"amount": 3, "unit": "days"}, "delayFrom": "previous_step"},
                       {"delay": {"amount": 1, "unit": "weeks"}, "delayFrom": "enrollment"}]}
            """);

    assertThat(due)
        .extracting(SchedulePreview.Due::dueAt)
        .containsExactly(
            Instant.parse("2026-03-09T13:00:00Z"),
            Instant.parse("2026-03-12T13:00:00Z"),
            Instant.parse("2026-03-16T13:00:00Z"));
  }

  @Test
  void everythingThatIsImpossibleIsNamedAtOnce() {
    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class,
            () ->
                ask(
                    """
                    {"zone": "Mars/Olympus",
                     "schedule": {"zone": "Atlantis", "windows": [
                       {"days": [], "start": "09:00", "end": "17:00"}, {"days": ["monday"], "start": "09:00"}]},
                     "steps": [{"delay": {"amount": -1, "unit": "days"}}, {}]}
                    """));

    assertThat(refused.problem().status()).isEqualTo(422);
    assertThat(refused.problem().errors())
        .extracting(Fault::pointer)
        .containsExactly(
            "/enrolledAt",
            "/zone",
            "/schedule/zone",
            "/schedule/windows/0/days",
            "/schedule/windows/1",
            "/steps/0/delay",
            "/steps/1/delay");
  }

  private static List<SchedulePreview.Due> ask(String question) throws JsonProcessingException {
    return JSON.readValue(question, SchedulePreview.class).answer();
  }

  private static String question(JsonNode vector) {
    ObjectNode question = JSON.createObjectNode();
    question.set("enrolledAt", vector.get("anchor"));
    question.set("zone", vector.get("zone"));
    ObjectNode schedule = question.putObject("schedule");
    schedule.put("zoneMode", "contact");
    schedule.set("zone", vector.get("zone"));
    schedule.set("windows", vector.get("windows"));
    schedule.set("blackoutDates", vector.get("blackoutDates"));
    question.putArray("steps").addObject().set("delay", vector.get("delay"));
    return question.toString();
  }

  private static ObjectMapper mapper() {
    ObjectMapper mapper = JsonMapper.builder().addModule(new JavaTimeModule()).build();
    new JsonConventions().customize(mapper);
    return mapper;
  }
}
