package org.campaignautomation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.campaignautomation.endtoend.installation.Campaign;
import org.campaignautomation.endtoend.installation.Installation;
import org.campaignautomation.endtoend.installation.InstallationExtension;
import org.campaignautomation.endtoend.installation.Person;
import org.campaignautomation.endtoend.installation.ServiceProcess;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service that is restarted while messages flow changes nothing of what arrives. */
@ExtendWith(InstallationExtension.class)
class RestartIT {
  private static final int PEOPLE = 150;

  @ParameterizedTest
  @ValueSource(strings = {"dispatch-service", "enrollment-service", "campaign-service"})
  void changesNothingOfWhatArrives(String restarted, Installation installation) {
    // given
    ServiceProcess service =
        installation.services().stream()
            .filter(candidate -> candidate.name().equals(restarted))
            .findFirst()
            .orElseThrow();
    List<Person> byTopic = Person.next(PEOPLE);
    List<Person> inBulk = Person.next(PEOPLE);
    try (Campaign campaign = Campaign.active(installation)) {
      installation
          .as("editor@acme")
          .post(
              "/api/contacts/bulk",
              "application/x-ndjson",
              inBulk.stream().map(Person::json).collect(Collectors.joining("\n")));
      byTopic.forEach(installation.crm()::created);
      campaign.awaitEmails(1);
      assertThat(campaign.arrived()).as("the restart comes in the middle").isLessThan(4 * PEOPLE);

      // when
      service.stop();
      service.start();
      service.awaitReady();

      // then
      List<Person> all = new ArrayList<>(byTopic);
      all.addAll(inBulk);
      campaign.awaitExactlyOneOfEach(all);
    }
  }
}
