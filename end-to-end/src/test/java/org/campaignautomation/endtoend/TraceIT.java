package org.campaignautomation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.campaignautomation.endtoend.installation.Campaign;
import org.campaignautomation.endtoend.installation.Installation;
import org.campaignautomation.endtoend.installation.InstallationExtension;
import org.campaignautomation.endtoend.installation.Person;
import org.campaignautomation.endtoend.installation.ServiceProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One trace leads from the contact's arrival to the provider's answer, through all services. */
@ExtendWith(InstallationExtension.class)
class TraceIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> ALL =
      Set.of("campaign-service", "enrollment-service", "dispatch-service");

  @Test
  void fromTheRequest(Installation installation) {
    // given
    String trace = newTrace();
    Person person = Person.next();
    try (Campaign campaign = Campaign.active(installation)) {

      // when
      installation
          .as("editor@acme")
          .with("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
          .post("/api/contacts", person.json());

      // then
      campaign.awaitExactlyOneOfEach(List.of(person));
      awaitIn(installation, trace);
      awaitExported(installation, "campaign-service", trace, "POST /api/contacts");
      awaitExported(installation, "dispatch-service", trace, "send email");
      awaitExported(installation, "dispatch-service", trace, "send sms");
    }
  }

  @Test
  void fromTheCrmsEvent(Installation installation) {
    // given
    String trace = newTrace();
    Person person = Person.next();
    try (Campaign campaign = Campaign.active(installation)) {

      // when
      installation.crm().createdIn("00-" + trace + "-00f067aa0ba902b7-01", person);

      // then
      campaign.awaitExactlyOneOfEach(List.of(person));
      awaitIn(installation, trace);
    }
  }

  @Test
  void everyLineOfALogIsJson(Installation installation) {
    for (ServiceProcess service : installation.services()) {
      assertThat(service.logLines())
          .isNotEmpty()
          .allSatisfy(line -> assertThat(parsed(line).isObject()).as(line).isTrue());
    }
  }

  private static void awaitIn(Installation installation, String trace) {
    await("the trace in the logs of all services")
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(servicesThatLogged(installation, trace)).isEqualTo(ALL));
  }

  private static void awaitExported(
      Installation installation, String service, String trace, String span) {
    await(service + " exported the span " + span)
        .atMost(Duration.ofSeconds(15))
        .until(() -> installation.traces().has(service, trace, span));
  }

  private static Set<String> servicesThatLogged(Installation installation, String trace) {
    return installation.services().stream()
        .filter(
            service ->
                service.logLines().stream()
                    .anyMatch(line -> line.contains("\"traceId\":\"" + trace + "\"")))
        .map(ServiceProcess::name)
        .collect(Collectors.toSet());
  }

  private static String newTrace() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  private static JsonNode parsed(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(line, e);
    }
  }
}
