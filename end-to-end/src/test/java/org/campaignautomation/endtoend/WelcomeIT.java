package org.campaignautomation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.campaignautomation.endtoend.installation.Api;
import org.campaignautomation.endtoend.installation.Api.Answer;
import org.campaignautomation.endtoend.installation.Campaign;
import org.campaignautomation.endtoend.installation.Installation;
import org.campaignautomation.endtoend.installation.InstallationExtension;
import org.campaignautomation.endtoend.installation.Person;
import org.campaignautomation.localstack.email.ReceivedEmail;
import org.campaignautomation.localstack.twilio.SmsMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The product's main job: a contact comes in, an e-mail and an SMS go out. */
@ExtendWith(InstallationExtension.class)
class WelcomeIT {

  @Test
  void aNewContactGetsAnEmailAndAnSms(Installation installation) {
    // given
    Person person = Person.next();
    Api editor = installation.as("editor@acme");
    try (Campaign campaign = Campaign.active(installation)) {

      // when
      Answer created = editor.post("/api/contacts", person.json());

      // then
      assertThat(created.status()).as(created.body()).isEqualTo(201);
      assertThat(created.headers().firstValue("Location")).isPresent();
      campaign.awaitExactlyOneOfEach(List.of(person));

      ReceivedEmail email = campaign.emails().getFirst();
      String name = person.firstName() + " " + person.lastName();
      assertThat(email.from().address()).isEqualTo("hello@acme.example");
      assertThat(email.subject()).endsWith(person.firstName());
      assertThat(email.text()).startsWith("Hello " + name + " from Acme Inc");
      assertThat(email.html()).startsWith("<p>Hello " + name + " from Acme Inc");

      SmsMessage text = campaign.texts().getFirst();
      assertThat(text.from()).isEqualTo("+15005550006");
      assertThat(text.body()).contains(person.firstName() + ", Acme Inc");

      assertThat(campaign.jobs())
          .hasSize(2)
          .allSatisfy(
              job -> {
                assertThat(job.path("status").asText()).isEqualTo("completed");
                assertThat(job.path("delivery").path("providerId").asText()).isNotBlank();
                assertThat(job.path("contact").path("externalId").asText())
                    .isEqualTo(person.externalId());
              })
          .extracting(job -> job.path("channel").asText())
          .containsExactlyInAnyOrder("email", "sms");
    }
  }

  @Test
  void anUpdateSendsNothingAgain(Installation installation) {
    // given
    Person person = Person.next();
    Api editor = installation.as("editor@acme");
    try (Campaign campaign = Campaign.active(installation)) {
      editor.post("/api/contacts", person.json());
      campaign.awaitExactlyOneOfEach(List.of(person));

      // when
      Answer updated =
          editor.post(
              "/api/contacts",
              "{\"externalId\":\"%s\",\"attributes\":{\"plan\":\"gold\"}}"
                  .formatted(person.externalId()));

      // then
      Person other = Person.next();
      editor.post("/api/contacts", other.json());
      assertThat(updated.status()).as(updated.body()).isEqualTo(200);
      JsonNode attributes = updated.json().path("attributes");
      assertThat(attributes.path("plan").asText()).isEqualTo("gold");
      assertThat(updated.json().path("email").asText()).isEqualTo(person.email());
      campaign.awaitExactlyOneOfEach(List.of(person, other));
    }
  }
}
