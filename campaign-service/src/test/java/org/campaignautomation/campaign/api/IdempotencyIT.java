package org.campaignautomation.campaign.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.campaignautomation.campaign.Api;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.TestStack;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IdempotencyIT {
  @InjectStack TestStack stack;

  @Test
  void answersTheSameOnce() {
    // given
    String key = Api.newId();
    Response first = create(key, "Once");

    // when
    Response second = create(key, "Once");

    // then
    first.then().statusCode(201).header("Idempotency-Replay", nullValue());
    second
        .then()
        .statusCode(201)
        .header("Idempotency-Replay", equalTo("true"))
        .header("Location", equalTo(first.header("Location")))
        .header("ETag", equalTo(first.header("ETag")));
    assertThat(second.asString()).isEqualTo(first.asString());
  }

  @Test
  void refusesAnotherBodyForTheKey() {
    String key = Api.newId();
    create(key, "First").then().statusCode(201);

    create(key, "Second").then().statusCode(422).body("code", equalTo("idempotency_key_reused"));
  }

  @Test
  void letsARefusedRequestTryAgain() {
    String key = Api.newId();

    create(key, " ").then().statusCode(422).body("code", equalTo("validation_failed"));
    create(key, "Corrected").then().statusCode(201);
  }

  @Test
  void doesTheEffectOnceHoweverManyAskAtOnce() throws InterruptedException {
    // given
    String key = Api.newId();
    List<Callable<Response>> requests =
        IntStream.range(0, 20)
            .<Callable<Response>>mapToObj(i -> () -> create(key, "Many"))
            .toList();

    // when
    List<Response> answers;
    try (ExecutorService threads = Executors.newFixedThreadPool(10)) {
      answers = threads.invokeAll(requests).stream().map(done -> done.resultNow()).toList();
    }

    // then
    assertThat(answers).allSatisfy(answer -> answer.then().statusCode(201));
    assertThat(answers.stream().map(answer -> answer.<String>path("id")).distinct()).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.header("Idempotency-Replay") == null)
        .hasSize(1);
  }

  @Test
  void tellsThatTheFirstIsStillRunning() throws SQLException {
    // given: a transaction that holds the key and does not end
    String key = Api.newId();
    try (Connection connection = stack.adminConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement insert =
          connection.prepareStatement(
              "insert into campaign.idempotency_keys (tenant_id, method, path, key, body_hash)"
                  + " values ('acme', 'POST', '/api/campaigns', ?, '')")) {
        insert.setString(1, key);
        insert.executeUpdate();
      }

      // when
      Response answer = create(key, "Waiting");

      // then
      answer
          .then()
          .statusCode(409)
          .header("Retry-After", equalTo("1"))
          .body("code", equalTo("idempotency_in_progress"));
      connection.rollback();
    }
  }

  @Test
  void keepsTenantsApart() {
    String key = Api.newId();
    create(key, "Shared key").then().statusCode(201);

    Api.as(stack, "globex", "editor")
        .header("Idempotency-Key", key)
        .body(Api.campaign("Other tenant"))
        .post("/api/campaigns")
        .then()
        .statusCode(201)
        .body("name", equalTo("Other tenant"));
  }

  private Response create(String key, String name) {
    return Api.as(stack, "acme", "editor")
        .header("Idempotency-Key", key)
        .body(Map.of("name", name, "trigger", Map.of("type", "new_client")))
        .post("/api/campaigns");
  }
}
