package org.campaignautomation.campaign;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import org.campaignautomation.localstack.testing.TestStack;

/** Callers of the API, with tokens like Keycloak's. */
public final class Api {
  private Api() {}

  /** Somebody of a tenant with a role. */
  public static RequestSpecification as(TestStack stack, String tenantId, String role) {
    return given()
        .auth()
        .oauth2(stack.token(role + "@" + tenantId, tenantId, role))
        .contentType(ContentType.JSON);
  }

  /** An administrator of acme. */
  public static RequestSpecification admin(TestStack stack) {
    return as(stack, "acme", "admin");
  }

  /** An external id that no other test uses. */
  public static String newId() {
    return UUID.randomUUID().toString();
  }

  /** A campaign with an e-mail and an SMS at once, always open. */
  public static Map<String, Object> campaign(String name) {
    return Map.of(
        "name",
        name,
        "trigger",
        Map.of("type", "new_client"),
        "steps",
        java.util.List.of(
            Map.of(
                "channel", "email",
                "delay", Map.of("amount", 0, "unit", "minutes"),
                "subject", "Welcome {{ firstName | default: \"there\" }}",
                "html", "<p>Hello {{ firstName }}</p>",
                "text", "Hello"),
            Map.of(
                "channel", "sms",
                "delay", Map.of("amount", 3, "unit", "days"),
                "text", "Hi {{ firstName }}")));
  }
}
