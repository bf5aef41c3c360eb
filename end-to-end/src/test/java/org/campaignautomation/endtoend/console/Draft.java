package org.campaignautomation.endtoend.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.campaignautomation.endtoend.installation.Api;

/** A campaign that somebody has written without the editor. */
record Draft(Api owner, String id) {

  static Draft of(Api owner, String name, String... steps) {
    Api.Answer made = owner.post("/api/campaigns", json(name, steps));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return new Draft(owner, made.json().path("id").asText());
  }

  static String json(String name, String... steps) {
    return "{\"name\":\"%s\",\"trigger\":{\"type\":\"new_client\"},\"lookBackDays\":0,\"steps\":[%s]}"
        .formatted(name, String.join(",", steps));
  }

  /** A step. */
  static String sms(String text) {
    return "{\"channel\":\"sms\",\"delay\":{\"amount\":0,\"unit\":\"days\"},\"text\":\"%s\"}"
        .formatted(text);
  }

  /** A step. */
  static String mail(String subject) {
    return """
    {"channel":"email","delay":{"amount":0,"unit":"minutes"},"subject":"%s",
     "html":"<p>Hello {{ firstName }}</p>"}"""
        .formatted(subject);
  }

  /** What its first step says by now. */
  String text() {
    return owner.get("/api/campaigns/" + id).json().at("/steps/0/text").asText();
  }
}
