package org.campaignautomation.dispatch.throttle.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import org.campaignautomation.dispatch.testing.ShortTimes;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.localstack.testing.TestStack;
import org.campaignautomation.localstack.twilio.TwilioEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(ShortTimes.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "dispatch"))
class ProvidersIT {
  @InjectStack TestStack stack;

  private RequestSpecification asCampaignService() {
    return given().auth().oauth2(stack.internalToken()).header("X-Tenant-Id", "acme");
  }

  @Test
  void accounts_are_shown_without_a_secret() {
    String shown =
        asCampaignService()
            .get("/internal/v1/providers")
            .then()
            .statusCode(200)
            .body("items.channel", containsInAnyOrder("email", "sms"))
            .body("items.find { it.channel == 'email' }.endpoint", startsWith("smtp://localhost:"))
            .body("items.find { it.channel == 'email' }.connections", equalTo(10))
            .body("items.find { it.channel == 'sms' }.endpoint", equalTo(stack.twilio().baseUrl()))
            .extract()
            .asString();
    assertThat(shown)
        .doesNotContain(TwilioEndpoint.AUTH_TOKEN)
        .doesNotContain(TwilioEndpoint.ACCOUNT_SID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"email", "sms"})
  void a_provider_is_asked_and_gets_no_message(String channel) {
    int emails = stack.inbox().messages().size();
    int requests = stack.twilio().requests().size();
    asCampaignService()
        .post("/internal/v1/providers/" + channel + "/check")
        .then()
        .statusCode(200)
        .body("channel", equalTo(channel))
        .body("ok", equalTo(true))
        .body("code", equalTo("ok"));
    assertThat(stack.inbox().messages()).hasSize(emails);
    assertThat(stack.twilio().requests()).hasSize(requests);
  }

  @Test
  void only_our_own_services_may_ask_and_for_what_there_is() {
    asCampaignService().post("/internal/v1/providers/fax/check").then().statusCode(404);
    given()
        .auth()
        .oauth2(stack.token("owner@acme", "acme", "admin"))
        .get("/internal/v1/providers")
        .then()
        .statusCode(403);
    given().post("/internal/v1/providers/email/check").then().statusCode(401);
  }
}
