package org.campaignautomation.campaign;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.TestStack;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HealthIT {
  @InjectStack TestStack stack;

  @Test
  void isReadyWithItsDatabaseAndTellsOfTheBroker() {
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("status", equalTo("UP"))
        .body("checks.name", hasItem("broker"))
        .body("checks.name", hasItem("Database connections health check"));
  }

  @Test
  void countsWhatComesIn() {
    Api.as(stack, "acme", "editor")
        .body("{\"externalId\":\"metrics\",\"email\":\"metrics@example.com\"}")
        .post("/api/contacts");

    given()
        .get("/q/metrics")
        .then()
        .statusCode(200)
        .body(containsString("contacts_ingested_total{door=\"rest\",outcome=\"created\""));
  }
}
