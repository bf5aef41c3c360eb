package org.campaignautomation.campaign.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.campaignautomation.campaign.Api;
import org.campaignautomation.campaign.KafkaClient;
import org.campaignautomation.contracts.Topics;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.TestStack;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CrmTopicIT {
  private static final String TOPIC = Topics.crmContacts("acme");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @InjectStack TestStack stack;

  @Test
  void isOneContactAndOneEventHoweverOftenAndByWhicheverDoor() {
    // given
    String externalId = Api.newId();
    String body = contact(externalId, "Ada");
    Map<String, String> headers = event("contact.created", UUID.randomUUID().toString());

    // when
    try (KafkaClient kafka = new KafkaClient(stack.bootstrapServers())) {
      for (int i = 0; i < 100; i++) {
        kafka.send(TOPIC, externalId, body, headers);
        if (i % 10 == 0) {
          Api.as(stack, "acme", "editor")
              .body(body)
              .post("/api/contacts")
              .then()
              .statusCode(org.hamcrest.Matchers.oneOf(200, 201));
        }
      }
      String marker = Api.newId();
      kafka.send(TOPIC, externalId, contact(marker, "Last"), event("contact.created", marker));

      // then
      List<ConsumerRecord<String, byte[]>> published =
          kafka.readUntil(Topics.CONTACTS, text -> text.contains(marker), PATIENCE);
      assertThat(published).filteredOn(found -> text(found).contains(externalId)).hasSize(1);
      assertThat(published)
          .filteredOn(found -> text(found).contains(externalId))
          .allSatisfy(found -> assertThat(header(found, "ce_type")).isEqualTo("ContactAdded"));
    }
  }

  @Test
  void appliesNoEventThatIsOlderThanWhatIsKnown() {
    // given
    String externalId = Api.newId();

    // when
    try (KafkaClient kafka = new KafkaClient(stack.bootstrapServers())) {
      kafka.send(TOPIC, externalId, contact(externalId, "Newer"), at("2026-05-02T10:00:00Z"));
      kafka.send(TOPIC, externalId, contact(externalId, "Older"), at("2026-05-01T10:00:00Z"));
      kafka.send(
          TOPIC,
          externalId,
          "{\"externalId\":\"" + externalId + "\",\"lastName\":\"L\"}",
          at("2026-05-03T10:00:00Z"));
    }

    // then
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(find(externalId, "lastName")).isEqualTo("L"));
    assertThat(find(externalId, "firstName")).isEqualTo("Newer");
  }

  @Test
  void erasesAndLetsNoLateEventBringTheContactBack() {
    // given
    String externalId = Api.newId();
    String marker = Api.newId();

    // when
    try (KafkaClient kafka = new KafkaClient(stack.bootstrapServers())) {
      kafka.send(TOPIC, externalId, contact(externalId, "Ada"), at("2026-05-01T10:00:00Z"));
      Map<String, String> gone =
          Map.of(
              "ce_id", Api.newId(),
              "ce_source", "/crm",
              "ce_type", "contact.deleted",
              "ce_time", "2026-05-03T10:00:00Z");
      kafka.send(TOPIC, externalId, "{\"externalId\":\"" + externalId + "\"}", gone);
      kafka.send(TOPIC, externalId, contact(externalId, "Late"), at("2026-05-02T10:00:00Z"));
      kafka.send(TOPIC, externalId, contact(marker, "Last"), at("2026-05-04T10:00:00Z"));

      // then
      List<ConsumerRecord<String, byte[]>> published =
          kafka.readUntil(Topics.CONTACTS, text -> text.contains(marker), PATIENCE);
      ConsumerRecord<String, byte[]> added =
          published.stream()
              .filter(found -> text(found).contains(externalId))
              .findFirst()
              .orElseThrow();
      assertThat(published)
          .filteredOn(found -> added.key().equals(found.key()))
          .extracting(found -> found.value() == null ? "tombstone" : header(found, "ce_type"))
          .containsExactly("ContactAdded", "ContactErased", "tombstone");
    }
    assertThat(find(externalId, "firstName")).isNull();
  }

  @Test
  void listsWhatCannotBeTakenInAndPassesItOnAndGoesOn() {
    // given
    String key = Api.newId();
    String marker = Api.newId();
    String bad = Api.newId();

    // when
    try (KafkaClient kafka = new KafkaClient(stack.bootstrapServers())) {
      kafka.send(TOPIC, key, "{\"externalId\":", event("contact.created", key + "-json"));
      kafka.send(
          TOPIC,
          key,
          "{\"externalId\":\"" + bad + "\",\"email\":\"nobody\"}",
          event("contact.created", key + "-email"));
      kafka.send(
          TOPIC,
          key,
          contact(bad, "Foreign"),
          Map.of(
              "ce_id", key + "-tenant",
              "ce_source", "/crm",
              "ce_type", "contact.created",
              "ce_tenantid", "globex"));
      kafka.send(TOPIC, key, "whatever", event("deal.won", key + "-unknown"));
      kafka.send(TOPIC, key, contact(marker, "Good"), event("contact.created", marker));
      kafka.send(TOPIC, key, contact(marker, "Evil"), event("contact.created", marker));

      // then
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(rejects(key))
                      .containsExactlyInAnyOrder(
                          "malformed_json",
                          "invalid_email",
                          "tenant_mismatch",
                          "idempotency_key_reused"));
      assertThat(find(marker, "firstName")).isEqualTo("Good");
      List<ConsumerRecord<String, byte[]>> dead =
          kafka.readUntil(
              Topics.deadLetters(TOPIC, "campaign-service"),
              text -> text.contains("Evil") && text.contains(marker),
              PATIENCE);
      ConsumerRecord<String, byte[]> letter =
          dead.stream()
              .filter(found -> text(found).contains("nobody") && key.equals(found.key()))
              .findFirst()
              .orElseThrow();
      assertThat(header(letter, "dead-letter-code")).isEqualTo("invalid_email");
      assertThat(header(letter, "dead-letter-pointer")).isEqualTo("/email");
      assertThat(header(letter, "ce_id")).isEqualTo(key + "-email");
    }
  }

  @Test
  void takesACorrectedRejectInOnce() {
    // given
    String externalId = Api.newId();
    try (KafkaClient kafka = new KafkaClient(stack.bootstrapServers())) {
      kafka.send(
          TOPIC,
          externalId,
          "{\"externalId\":\"" + externalId + "\",\"email\":\"nobody\"}",
          event("contact.created", externalId));
    }
    await().atMost(PATIENCE).until(() -> rejects(externalId).size() == 1);
    String id = reject(externalId);

    // when
    Api.as(stack, "acme", "operator")
        .post("/api/ingest/rejects/" + id + "/replay")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/email"));
    var replayed =
        Api.as(stack, "acme", "operator")
            .body(contact(externalId, "Right"))
            .post("/api/ingest/rejects/" + id + "/replay");

    // then
    replayed
        .then()
        .statusCode(200)
        .body("outcome", equalTo("created"))
        .body("contactId", notNullValue());
    Api.as(stack, "acme", "operator")
        .body(contact(externalId, "Again"))
        .post("/api/ingest/rejects/" + id + "/replay")
        .then()
        .statusCode(200)
        .body("outcome", equalTo("already_replayed"));
    assertThat(find(externalId, "firstName")).isEqualTo("Right");
  }

  @Test
  void leavesOutAnUnknownZone() {
    // given
    String externalId = Api.newId();

    // when
    try (KafkaClient kafka = new KafkaClient(stack.bootstrapServers())) {
      kafka.send(
          TOPIC,
          externalId,
          "{\"externalId\":\"" + externalId + "\",\"email\":\"z@example.com\",\"zone\":\"Mars/X\"}",
          event("contact.created", externalId));
    }

    // then
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(find(externalId, "zoneSource")).isEqualTo("tenant"));
    assertThat(find(externalId, "zone")).isEqualTo("America/New_York");
  }

  private @Nullable String find(String externalId, String field) {
    List<Map<String, Object>> items =
        Api.as(stack, "acme", "viewer").get("/api/contacts?limit=500").path("items");
    return items.stream()
        .filter(item -> externalId.equals(item.get("externalId")))
        .findFirst()
        .map(item -> (String) item.get(field))
        .orElse(null);
  }

  private List<String> rejects(String key) {
    return Api.as(stack, "acme", "viewer")
        .get("/api/ingest/rejects?limit=500")
        .path("items.findAll { it.key == '" + key + "' }.code");
  }

  private String reject(String key) {
    return Api.as(stack, "acme", "viewer")
        .get("/api/ingest/rejects?limit=500")
        .path("items.find { it.key == '" + key + "' }.id");
  }

  private static String contact(String externalId, String firstName) {
    return "{\"externalId\":\"%s\",\"email\":\"%s@example.com\",\"firstName\":\"%s\"}"
        .formatted(externalId, externalId, firstName);
  }

  private static Map<String, String> event(String type, String id) {
    return Map.of("ce_id", id, "ce_source", "/crm", "ce_type", type);
  }

  private static Map<String, String> at(String time) {
    return Map.of(
        "ce_id", Api.newId(), "ce_source", "/crm", "ce_type", "contact.updated", "ce_time", time);
  }

  private static String text(ConsumerRecord<String, byte[]> found) {
    return found.value() == null ? "" : new String(found.value(), StandardCharsets.UTF_8);
  }

  private static String header(ConsumerRecord<String, byte[]> found, String name) {
    Header header = found.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }
}
