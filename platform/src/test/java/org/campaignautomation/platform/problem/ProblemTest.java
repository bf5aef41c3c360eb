package org.campaignautomation.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemTest {
  private final ObjectMapper json = new ObjectMapper();

  @Test
  void further_members_stand_beside_those_of_the_rfc() {
    // given
    Problem problem =
        Problem.conflict("illegal_transition", "No.", Map.of("allowed", List.of("paused")))
            .withInstance("/api/campaigns/1/activate");

    // when
    JsonNode document = json.valueToTree(problem);

    // then
    assertThat(document.at("/type").asText()).isEqualTo("about:blank");
    assertThat(document.at("/title").asText()).isEqualTo("Conflict");
    assertThat(document.at("/status").asInt()).isEqualTo(409);
    assertThat(document.at("/code").asText()).isEqualTo("illegal_transition");
    assertThat(document.at("/instance").asText()).isEqualTo("/api/campaigns/1/activate");
    assertThat(document.at("/allowed/0").asText()).isEqualTo("paused");
    assertThat(document.has("errors")).isFalse();
  }

  @Test
  void each_fault_of_a_body_is_named() {
    // given
    Problem problem =
        Problem.validationFailed(
            List.of(
                new Fault("/steps/0/subject", "required", "An e-mail needs a subject."),
                new Fault("/steps/1/text", "required", "An SMS needs a text.")));

    // when
    JsonNode document = json.valueToTree(problem);

    // then
    assertThat(document.at("/status").asInt()).isEqualTo(422);
    assertThat(document.at("/errors")).hasSize(2);
    assertThat(document.at("/errors/0/pointer").asText()).isEqualTo("/steps/0/subject");
    assertThat(document.at("/detail").asText()).contains("2 things");
  }

  @Test
  void when_to_retry_is_a_header_and_not_a_member() {
    // when
    JsonNode document =
        json.valueToTree(Problem.dependencyUnavailable("It", Duration.ofSeconds(5)));

    // then
    assertThat(document.has("retryAfter")).isFalse();
    assertThat(document.at("/status").asInt()).isEqualTo(503);
  }
}
