package org.campaignautomation.campaign.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.List;
import org.campaignautomation.campaign.Api;
import org.campaignautomation.campaign.automation.FakeEnrollment;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.TestStack;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BooksIT {
  @InjectStack TestStack stack;

  @Test
  void putsNamesToTheGaps() {
    // given
    String mine = campaign("acme", "Leaky");
    String foreign = campaign("globex", "Not yours");
    FakeEnrollment.answers(
        200,
        """
        {"asOf":"2026-11-22T09:00:00Z","gap":4,"campaigns":[
          {"campaignId":"%s","stepsPlanned":10,"jobs":7,"removed":1,"gap":2,"completed":5,
           "acceptedGap":0},
          {"campaignId":"%s","stepsPlanned":2,"jobs":0,"removed":0,"gap":2,"completed":0,
           "acceptedGap":0}]}
        """
            .formatted(mine, foreign));

    // when
    var answer = Api.as(stack, "acme", "viewer").get("/api/health/books");

    // then
    answer
        .then()
        .statusCode(200)
        .body("asOf", equalTo("2026-11-22T09:00:00Z"))
        .body("gap", equalTo(4))
        .body("campaigns.name", equalTo(Arrays.asList("Leaky", null)))
        .body("campaigns.status", equalTo(Arrays.asList("draft", null)))
        .body("campaigns[0].stepsPlanned", equalTo(10))
        .body("campaigns[0].gap", equalTo(2));
    assertThat(FakeEnrollment.questions().getFirst().uri()).isEqualTo("/internal/v1/books");
  }

  @Test
  void saysThatAllBalances() {
    FakeEnrollment.answers(200, "{\"asOf\":null,\"gap\":0,\"campaigns\":[]}");

    Api.as(stack, "acme", "viewer")
        .get("/api/health/books")
        .then()
        .statusCode(200)
        .body("asOf", nullValue())
        .body("gap", equalTo(0))
        .body("campaigns", equalTo(List.of()));
  }

  private String campaign(String tenant, String name) {
    return Api.as(stack, tenant, "editor")
        .body(Api.campaign(name))
        .post("/api/campaigns")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }
}
