package org.campaignautomation.campaign.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.campaignautomation.campaign.Api;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.TestStack;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BulkIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @InjectStack TestStack stack;

  @TestHTTPResource("/api/contacts/bulk")
  URI uri;

  @Test
  void answersLineByLineInOrder() throws Exception {
    // given
    String id = Api.newId();
    String lines =
        String.join(
            "\n",
            line(id + "-1", "a@example.com"),
            "",
            "{not json",
            line(id + "-2", "no address"),
            line(id + "-1", "b@example.com"),
            line(id + "-1", "b@example.com"),
            "{\"externalId\":\"" + id + "-3\",\"email\":\"c@example.com\",\"zone\":\"Mars/X\"}");

    // when
    List<JsonNode> outcomes = send(lines.getBytes(StandardCharsets.UTF_8));

    // then
    assertThat(outcomes)
        .extracting(outcome -> outcome.get("line").asInt() + " " + outcome.get("outcome").asText())
        .containsExactly(
            "1 created", "3 rejected", "4 rejected", "5 updated", "6 unchanged", "7 created");
    assertThat(outcomes.get(1).get("code").asText()).isEqualTo("malformed_json");
    assertThat(outcomes.get(2).get("code").asText()).isEqualTo("invalid_email");
    assertThat(outcomes.get(2).get("pointer").asText()).isEqualTo("/email");
    assertThat(outcomes.get(3).get("id")).isEqualTo(outcomes.get(0).get("id"));
  }

  @Test
  void takesManyFromAClientThatReadsNothingBeforeItHasSentAll() throws Exception {
    // given
    String prefix = Api.newId();
    int count = 20_000;
    Stream<InputStream> lines =
        IntStream.range(0, count)
            .mapToObj(i -> line(prefix + i, "user" + i + "@example.com") + "\n")
            .map(text -> new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    InputStream body = new SequenceInputStream(Collections.enumeration(lines.toList()));

    // when
    HttpResponse<Stream<String>> answer =
        HttpClient.newHttpClient()
            .send(
                request(HttpRequest.BodyPublishers.ofInputStream(() -> body)),
                HttpResponse.BodyHandlers.ofLines());

    // then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body().filter(line -> line.contains("\"created\"")).count()).isEqualTo(count);
  }

  @Test
  void refusesALineThatIsTooLongAndGoesOn() throws Exception {
    // given
    String id = Api.newId();
    String lines = "x".repeat(200_000) + "\n" + line(id, "after@example.com");

    // when
    List<JsonNode> outcomes = send(lines.getBytes(StandardCharsets.UTF_8));

    // then
    assertThat(outcomes)
        .extracting(outcome -> outcome.get("code").asText())
        .startsWith("body_too_large");
    assertThat(outcomes.get(1).get("outcome").asText()).isEqualTo("created");
  }

  @Test
  void takesLinesOnly() {
    RestAssured.given()
        .auth()
        .oauth2(stack.token("editor@acme", "acme", "editor"))
        .contentType("application/json")
        .body("{}")
        .post("/api/contacts/bulk")
        .then()
        .statusCode(415)
        .body("code", equalTo("unsupported_media_type"));
  }

  private List<JsonNode> send(byte[] body) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                request(HttpRequest.BodyPublishers.ofByteArray(body)),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body().lines().map(BulkIT::json).toList();
  }

  private HttpRequest request(HttpRequest.BodyPublisher body) {
    return HttpRequest.newBuilder(uri)
        .header("Authorization", "Bearer " + stack.token("editor@acme", "acme", "editor"))
        .header("Content-Type", "application/x-ndjson")
        .POST(body)
        .build();
  }

  private static JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String line(String externalId, String email) {
    return "{\"externalId\":\"" + externalId + "\",\"email\":\"" + email + "\"}";
  }
}
