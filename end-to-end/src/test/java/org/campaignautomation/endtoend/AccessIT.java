package org.campaignautomation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.campaignautomation.endtoend.installation.Api;
import org.campaignautomation.endtoend.installation.Api.Answer;
import org.campaignautomation.endtoend.installation.Campaign;
import org.campaignautomation.endtoend.installation.Installation;
import org.campaignautomation.endtoend.installation.InstallationExtension;
import org.campaignautomation.endtoend.installation.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may do what, with tokens of a real OIDC provider. */
@ExtendWith(InstallationExtension.class)
class AccessIT {

  @ParameterizedTest
  @CsvSource({
    "viewer@acme,   200, 403, 403, 403",
    "editor@acme,   200, 201, 403, 403",
    "operator@acme, 200, 201, 200, 403",
    "owner@acme,    200, 201, 200, 200"
  })
  void eachRoleIncludesThoseBefore(
      String user, int list, int create, int activate, int keys, Installation installation) {
    Api api = installation.as(user);
    String draft = draft(installation);

    assertThat(api.get("/api/campaigns").status()).isEqualTo(list);
    assertThat(api.post("/api/campaigns", Campaign.json("roles")).status()).isEqualTo(create);
    assertThat(api.post("/api/campaigns/" + draft + "/activate", "{}").status())
        .isEqualTo(activate);
    assertThat(api.get("/api/api-keys").status()).isEqualTo(keys);

    installation.as("owner@acme").post("/api/campaigns/" + draft + "/archive", "{}");
  }

  @Test
  void anotherTenantsDataDoesNotExist(Installation installation) {
    // given
    Api foreign = installation.as("owner@globex");
    String campaign = draft(installation);
    Answer contact = installation.as("editor@acme").post("/api/contacts", Person.next().json());

    // then
    for (Answer answer :
        new Answer[] {
          foreign.get("/api/campaigns/" + campaign),
          foreign.get("/api/campaigns/" + campaign + "/automation?action=status"),
          foreign.post("/api/campaigns/" + campaign + "/activate", "{}"),
          foreign.delete("/api/campaigns/" + campaign),
          foreign.get("/api/contacts/" + contact.json().path("id").asText()),
          foreign.delete("/api/contacts/" + contact.json().path("id").asText())
        }) {
      assertThat(answer.status()).as(answer.body()).isEqualTo(404);
      assertThat(answer.json().path("code").asText()).isEqualTo("not_found");
    }
    assertThat(foreign.get("/api/campaigns").body()).doesNotContain(campaign);
  }

  @ParameterizedTest
  @CsvSource({
    "Authorization, Bearer nonsense",
    "Authorization, Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4IiwidGVuYW50X2lkIjoiYWNtZSJ9.",
    "X-API-Key,     nonsense",
    "Accept,        application/json"
  })
  void aWrongCredentialIsRefused(String header, String value, Installation installation) {
    // when
    Answer answer = installation.anonymous().with(header, value).get("/api/campaigns");

    // then
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.json().path("code").asText()).isEqualTo("unauthenticated");
  }

  @Test
  void aTokenOfSomebodyElsesSignatureIsRefused(Installation installation) {
    // given
    String token = installation.token("owner@acme");
    String signature = token.substring(token.lastIndexOf('.') + 1);
    String forged =
        token.substring(0, token.length() - signature.length())
            + new StringBuilder(signature).reverse();

    // when
    Answer answer = installation.anonymous().bearing(forged).get("/api/campaigns");

    // then
    assertThat(answer.status()).isEqualTo(401);
  }

  @Test
  void anApiKeyDoesWhatItsScopeSaysUntilItIsRevoked(Installation installation) {
    // given
    Api owner = installation.as("owner@acme");
    Answer key = owner.post("/api/api-keys", "{\"name\":\"end to end\",\"scope\":\"ingest\"}");
    assertThat(key.status()).as(key.body()).isEqualTo(201);
    Api crm = installation.anonymous().with("X-API-Key", key.json().path("key").asText());

    // then
    assertThat(crm.post("/api/contacts", Person.next().json()).status()).isEqualTo(201);
    assertThat(crm.get("/api/campaigns").status()).isEqualTo(403);
    assertThat(owner.get("/api/api-keys").body()).doesNotContain(key.json().path("key").asText());
    assertThat(owner.delete("/api/api-keys/" + key.json().path("id").asText()).status())
        .isEqualTo(204);
    assertThat(crm.post("/api/contacts", Person.next().json()).status()).isEqualTo(401);
  }

  @Test
  void nobodyButCampaignServiceCallsTheInnerServices(Installation installation) {
    // given
    Api owner = installation.as("owner@acme");
    String path = "/internal/v1/campaigns/" + draft(installation) + "/status";

    // then
    String inner = installation.enrollmentService().uri() + path;
    assertThat(owner.get(inner).status()).isEqualTo(403);
    assertThat(installation.anonymous().get(inner).status()).isEqualTo(401);
  }

  private static String draft(Installation installation) {
    Answer created = installation.as("owner@acme").post("/api/campaigns", Campaign.json("access"));
    assertThat(created.status()).as(created.body()).isEqualTo(201);
    return created.json().path("id").asText();
  }
}
