package org.campaignautomation.campaign.automation;

import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.campaignautomation.campaign.Api;
import org.campaignautomation.localstack.testing.TestStack;

/** Callers, campaigns and contacts of acme for the tests of automation. */
final class People {
  private final TestStack stack;

  People(TestStack stack) {
    this.stack = stack;
  }

  RequestSpecification as(String role) {
    return as("acme", role);
  }

  RequestSpecification as(String tenant, String role) {
    return Api.as(stack, tenant, role);
  }

  /** A draft with an e-mail and an SMS. */
  String campaign() {
    return campaignOf("acme");
  }

  String campaignOf(String tenant) {
    return as(tenant, "editor")
        .body(Api.campaign("Automated"))
        .post("/api/campaigns")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  void activate(String campaign) {
    as("operator").post("/api/campaigns/" + campaign + "/activate").then().statusCode(200);
  }

  List<String> steps(String campaign) {
    return as("viewer").get("/api/campaigns/" + campaign).path("steps.id");
  }

  /** Somebody with an e-mail address and no phone; their external id is their name and a number. */
  String contact(String name) {
    return contactOf("acme", name, Api.newId());
  }

  String contactOf(String tenant, String name, String externalId) {
    return as(tenant, "editor")
        .body(Map.of("externalId", externalId, "firstName", name, "email", "somebody@example.com"))
        .post("/api/contacts")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }
}
