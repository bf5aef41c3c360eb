package org.campaignautomation.platform.problem;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.campaignautomation.localstack.testing.StackResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "campaign"))
class ProblemsIT {
  @TestHTTPResource("/probe")
  URI probe;

  @Test
  void broken_json_is_told_with_its_position() {
    post("{\"name\": \"a\",\n \"count\": }")
        .statusCode(400)
        .body("code", equalTo("malformed_json"))
        .body("detail", containsString("line 2"));
  }

  @Test
  void a_wrong_type_is_told_with_its_pointer() {
    post("{\"name\": \"a\", \"count\": 1, \"parts\": [{\"name\": {}}]}")
        .statusCode(400)
        .body("code", equalTo("malformed_json"))
        .body("errors[0].pointer", equalTo("/parts/0/name"));
  }

  @Test
  void an_unknown_property_is_told_with_its_pointer() {
    post("{\"name\": \"a\", \"count\": 1, \"parts\": [{\"nmae\": \"b\"}]}")
        .statusCode(400)
        .body("code", equalTo("unknown_property"))
        .body("errors[0].pointer", equalTo("/parts/0/nmae"))
        .body("instance", equalTo("/probe"));
  }

  @Test
  void a_path_that_is_not_there_and_a_method_that_is_not() {
    given()
        .get("/probe/nowhere")
        .then()
        .statusCode(404)
        .contentType(Problem.MEDIA_TYPE)
        .body("code", equalTo("not_found"));
    given().delete("/probe/fails").then().statusCode(405).contentType(Problem.MEDIA_TYPE);
  }

  @Test
  void another_media_type_is_refused() {
    given()
        .contentType("text/xml")
        .body("<a/>")
        .post("/probe")
        .then()
        .statusCode(415)
        .contentType(Problem.MEDIA_TYPE)
        .body("code", equalTo("unsupported_media_type"));
  }

  @Test
  void what_is_not_foreseen_tells_nothing_of_itself() {
    given()
        .get("/probe/fails")
        .then()
        .statusCode(500)
        .contentType(Problem.MEDIA_TYPE)
        .body("code", equalTo("internal_error"))
        .body("detail", not(containsString("jane")));
  }

  @Test
  void a_missing_dependency_says_when_to_come_back() {
    given()
        .get("/probe/away")
        .then()
        .statusCode(503)
        .header("Retry-After", equalTo("7"))
        .body("code", equalTo("dependency_unavailable"));
  }

  @Test
  void a_body_over_a_mebibyte_is_refused_by_its_announced_length() {
    post("{\"name\": \"" + "x".repeat(1 << 20) + "\"}")
        .statusCode(413)
        .body("code", equalTo("body_too_large"));
  }

  @Test
  void and_while_it_is_read_where_none_is_announced() throws Exception {
    // given
    byte[] body = ("{\"name\": \"" + "x".repeat(1 << 20) + "\"}").getBytes(UTF_8);

    // when
    HttpResponse<String> response = chunked(probe, "application/json", body);

    // then
    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.body()).contains("body_too_large");
  }

  @Test
  void a_method_that_streams_takes_more() throws Exception {
    // given
    byte[] body = new byte[2 << 20];

    // when
    HttpResponse<String> response =
        chunked(URI.create(probe + "/stream"), "application/json", body);

    // then
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("2097152");
  }

  private static ValidatableResponse post(String body) {
    return given()
        .contentType("application/json")
        .body(body)
        .post("/probe")
        .then()
        .contentType(Problem.MEDIA_TYPE);
  }

  private static HttpResponse<String> chunked(URI uri, String type, byte[] body) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(uri)
              .header("Content-Type", type)
              .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
