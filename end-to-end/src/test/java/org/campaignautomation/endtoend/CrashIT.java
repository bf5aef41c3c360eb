package org.campaignautomation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.campaignautomation.endtoend.installation.Api;
import org.campaignautomation.endtoend.installation.Campaign;
import org.campaignautomation.endtoend.installation.Installation;
import org.campaignautomation.endtoend.installation.InstallationExtension;
import org.campaignautomation.endtoend.installation.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A process that is killed loses nothing that was accepted, and doubles nothing. */
@ExtendWith(InstallationExtension.class)
class CrashIT {

  @Test
  void betweenCommitAndPublish(Installation installation) {
    // given
    List<Person> people = Person.next(20);
    Api editor = installation.as("editor@acme");
    try (Campaign campaign = Campaign.active(installation)) {
      // Without a broker, what is committed stays in the outbox: the kill falls between the two.
      installation.stopBroker();
      for (Person person : people) {
        assertThat(editor.post("/api/contacts", person.json()).status()).isEqualTo(201);
      }

      // when
      installation.campaignService().kill();

      // then
      installation.campaignService().start();
      installation.campaignService().awaitReady();
      installation.startBroker();
      campaign.awaitExactlyOneOfEach(people);
      TopicRecords events = TopicRecords.of(installation, "campaign.contacts.v1");
      assertThat(people)
          .allSatisfy(
              person -> assertThat(events.typesAbout(person)).containsExactly("ContactAdded"));
    }
  }

  @Test
  void ofWhoDecidesWhenUnderLoad(Installation installation) {
    // given
    List<Person> people = Person.next(300);
    try (Campaign campaign = Campaign.active(installation)) {
      installation
          .as("editor@acme")
          .post(
              "/api/contacts/bulk",
              "application/x-ndjson",
              people.stream().map(Person::json).collect(Collectors.joining("\n")));
      campaign.awaitEmails(10);

      // when
      installation.enrollmentService().kill();

      // then
      installation.enrollmentService().start();
      installation.enrollmentService().awaitReady();
      campaign.awaitExactlyOneOfEach(people);
    }
  }
}
