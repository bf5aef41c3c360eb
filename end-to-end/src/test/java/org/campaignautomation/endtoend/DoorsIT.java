package org.campaignautomation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.campaignautomation.endtoend.installation.Api;
import org.campaignautomation.endtoend.installation.Api.Answer;
import org.campaignautomation.endtoend.installation.Campaign;
import org.campaignautomation.endtoend.installation.Installation;
import org.campaignautomation.endtoend.installation.InstallationExtension;
import org.campaignautomation.endtoend.installation.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Contacts come in by REST, in bulk and by the CRM's topic, and it makes no difference. */
@ExtendWith(InstallationExtension.class)
class DoorsIT {

  @Test
  void bulkAndTopicLeadToTheSameMessages(Installation installation) {
    // given
    List<Person> inBulk = Person.next(60);
    List<Person> byTopic = Person.next(60);
    try (Campaign campaign = Campaign.active(installation)) {

      // when
      byTopic.forEach(installation.crm()::created);
      Answer bulk =
          installation
              .as("editor@acme")
              .post(
                  "/api/contacts/bulk",
                  "application/x-ndjson",
                  inBulk.stream().map(Person::json).collect(Collectors.joining("\n")));

      // then
      assertThat(bulk.status()).as(bulk.body()).isEqualTo(200);
      assertThat(bulk.body().lines())
          .hasSize(60)
          .allMatch(line -> line.contains("\"outcome\":\"created\""));
      campaign.awaitExactlyOneOfEach(Stream.concat(inBulk.stream(), byTopic.stream()).toList());
    }
  }

  @Test
  void theSameContactAHundredTimesOverBothDoorsIsOneContact(Installation installation)
      throws Exception {
    // given
    Person person = Person.next();
    Api editor = installation.as("editor@acme");
    try (Campaign campaign = Campaign.active(installation);
        ExecutorService threads = Executors.newFixedThreadPool(16)) {

      // when
      List<CompletableFuture<Integer>> statuses =
          IntStream.range(0, 50)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> {
                            installation
                                .crm()
                                .publish(
                                    "same-event",
                                    "contact.created",
                                    person.externalId(),
                                    person.json());
                            return editor.post("/api/contacts", person.json()).status();
                          },
                          threads))
              .toList();
      Person last = Person.next();
      CompletableFuture.allOf(statuses.toArray(CompletableFuture[]::new)).join();
      installation.crm().flush();
      installation.crm().created(last);

      // then
      // Whichever door is first makes the contact: perhaps none of these did.
      assertThat(statuses).extracting(CompletableFuture::join).isSubsetOf(200, 201);
      campaign.awaitExactlyOneOfEach(List.of(person, last));
      assertThat(TopicRecords.of(installation, "campaign.contacts.v1").typesAbout(person))
          .containsExactly("ContactAdded");
    }
  }
}
