package org.campaignautomation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.campaignautomation.endtoend.TopicRecords.header;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.campaignautomation.endtoend.installation.Api.Answer;
import org.campaignautomation.endtoend.installation.Campaign;
import org.campaignautomation.endtoend.installation.Installation;
import org.campaignautomation.endtoend.installation.InstallationExtension;
import org.campaignautomation.endtoend.installation.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a CRM gets wrong is listed with its reason, can be replayed, and stops nobody else. */
@ExtendWith(InstallationExtension.class)
class RejectsIT {

  @Test
  void aMalformedRecordIsListedAndAWrongOneCanBeCorrected(Installation installation) {
    // given
    Person before = Person.next();
    Person wrong = Person.next();
    Person after = Person.next();
    String malformed = UUID.randomUUID().toString();
    String impossible = UUID.randomUUID().toString();
    try (Campaign campaign = Campaign.active(installation)) {

      // when
      installation.crm().created(before);
      installation.crm().publish(malformed, "contact.created", before.externalId(), "{\"exter");
      installation
          .crm()
          .publish(
              impossible,
              "contact.created",
              wrong.externalId(),
              wrong.json().replace(wrong.phone(), "+1"));
      installation.crm().created(after);

      // then
      campaign.awaitExactlyOneOfEach(List.of(before, after));
      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(
              () -> assertThat(rejects(installation)).containsKeys(malformed, impossible));
      JsonNode unreadable = reject(installation, malformed);
      JsonNode correctable = reject(installation, impossible);
      assertThat(unreadable.path("code").asText()).isEqualTo("malformed_json");
      assertThat(correctable.path("pointer").asText()).isEqualTo("/phone");
      assertThat(correctable.path("reason").asText()).isNotBlank();

      assertThat(
              TopicRecords.of(installation, "crm.acme.contacts.v1.campaign-service.dlq").records())
          .filteredOn(letter -> Set.of(malformed, impossible).contains(header(letter, "ce_id")))
          .hasSize(2)
          .allSatisfy(
              letter -> {
                assertThat(header(letter, "dead-letter-reason")).isNotBlank();
                assertThat(header(letter, "dead-letter-topic")).isEqualTo("crm.acme.contacts.v1");
              })
          .extracting(ConsumerRecord::value)
          .contains("{\"exter");

      // and
      Answer replayed =
          installation
              .as("operator@acme")
              .post(
                  "/api/ingest/rejects/%s/replay".formatted(correctable.path("id").asText()),
                  wrong.json());
      assertThat(replayed.status()).as(replayed.body()).isEqualTo(200);
      campaign.awaitExactlyOneOfEach(List.of(before, wrong, after));
    }
  }

  private static JsonNode reject(Installation installation, String eventId) {
    return Objects.requireNonNull(rejects(installation).get(eventId));
  }

  private static Map<String, JsonNode> rejects(Installation installation) {
    Answer answer = installation.as("viewer@acme").get("/api/ingest/rejects");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return StreamSupport.stream(answer.json().path("items").spliterator(), false)
        .collect(Collectors.toMap(reject -> reject.path("eventId").asText(), Function.identity()));
  }
}
