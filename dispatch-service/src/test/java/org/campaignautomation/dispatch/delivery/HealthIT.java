package org.campaignautomation.dispatch.delivery;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.campaignautomation.dispatch.testing.Neighbours;
import org.campaignautomation.dispatch.testing.ShortTimes;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.localstack.testing.TestStack;
import org.junit.jupiter.api.Test;

/** What is open to everybody. */
@QuarkusTest
@TestProfile(ShortTimes.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "dispatch"))
class HealthIT {
  @InjectStack TestStack stack;

  @Test
  void health_and_metrics_are_open_and_nothing_else_is_there() {
    given().get("/q/health/ready").then().statusCode(200).body(containsString("broker"));
    // The ledger is counted at its first sweep.
    await()
        .atMost(Neighbours.SOON)
        .untilAsserted(
            () ->
                given()
                    .get("/q/metrics")
                    .then()
                    .statusCode(200)
                    .body(containsString("dispatch_ledger_unknown")));
    given().get("/internal/v1/anything").then().statusCode(401);
    given()
        .auth()
        .oauth2(stack.internalToken())
        .get("/internal/v1/anything")
        .then()
        .statusCode(404);
  }
}
