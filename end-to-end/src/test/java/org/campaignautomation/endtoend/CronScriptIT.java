package org.campaignautomation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.campaignautomation.endtoend.CronScript.Run;
import org.campaignautomation.endtoend.installation.Api;
import org.campaignautomation.endtoend.installation.Api.Answer;
import org.campaignautomation.endtoend.installation.Installation;
import org.campaignautomation.endtoend.installation.InstallationExtension;
import org.campaignautomation.endtoend.installation.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The cron script against the real services, for a tenant that no other scenario adds people to.
 */
@ExtendWith(InstallationExtension.class)
class CronScriptIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Test
  void enrolsThoseOfTheLastDaysAndReports(Installation installation) throws Exception {
    // given: somebody who was there before the campaign was activated
    Api owner = installation.as("owner@globex");
    Person person = Person.next();
    assertThat(owner.post("/api/contacts", person.json()).status()).isEqualTo(201);
    String mark = "cron" + UUID.randomUUID().toString().substring(0, 8);
    String campaign = "/api/campaigns/" + id(owner.post("/api/campaigns", json(mark)));
    assertThat(owner.post(campaign + "/activate", "").status()).isEqualTo(200);
    Map<String, String> environment = environment(installation, key(owner, "service"));

    try {
      // when: first as a test
      Run tested = run(environment, "--test");

      // then: it says what would be, and nothing is
      assertThat(tested.exitCode()).as(tested.output()).isZero();
      assertThat(tested.output())
          .contains("in test mode: nothing is sent")
          .containsPattern(mark + " \\(.*considered, [1-9]\\d* enrolled, 0 already enrolled");
      assertThat(owner.get(campaign + "/automation").json().at("/counts/total").asInt()).isZero();

      // when
      Run first = run(environment);

      // then
      assertThat(first.exitCode()).as(first.output()).isZero();
      assertThat(first.output())
          .containsPattern(mark + " \\(.*considered, [1-9]\\d* enrolled, 0 already enrolled")
          .containsPattern("1 active campaign: ")
          .containsPattern("campaigns: .*1 active")
          .containsPattern("contacts: [1-9]");
      await("the message of the enrolled")
          .atMost(LIMIT)
          .until(
              () ->
                  installation.inbox().messages().stream()
                      .anyMatch(
                          email ->
                              email.subject().equals(mark)
                                  && email.to().getFirst().address().equals(person.email())));

      // when: again, as cron does
      Run second = run(environment);

      // then
      assertThat(second.exitCode()).as(second.output()).isZero();
      assertThat(second.output())
          .containsPattern(mark + " \\(.*considered, 0 enrolled, [1-9]\\d* already enrolled");
    } finally {
      owner.post(campaign + "/archive", "");
    }
  }

  @Test
  void saysThatTheKeyIsWrong(Installation installation) throws Exception {
    // given
    String ingest = key(installation.as("owner@globex"), "ingest");

    // when
    Run unknown = run(environment(installation, "ca_nobody-made-this-key"));
    Run another = run(environment(installation, ingest));

    // then
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.output()).contains("it is not known, or revoked");
    assertThat(another.exitCode()).isEqualTo(2);
    assertThat(another.output()).contains("it takes one of scope service or platform");
  }

  private static Run run(Map<String, String> environment, String... arguments) throws Exception {
    Run run = CronScript.run(environment, arguments);
    assertThat(run.output()).doesNotContain(environment.get("CAMPAIGNS_API_KEY"));
    return run;
  }

  private static Map<String, String> environment(Installation installation, String key) {
    return Map.of(
        "CAMPAIGNS_URL", installation.campaignService().uri().toString(), "CAMPAIGNS_API_KEY", key);
  }

  private static String key(Api owner, String scope) {
    Answer made =
        owner.post("/api/api-keys", "{\"name\":\"cron\",\"scope\":\"%s\"}".formatted(scope));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made.json().path("key").asText();
  }

  private static String id(Answer created) {
    assertThat(created.status()).as(created.body()).isEqualTo(201);
    return created.json().path("id").asText();
  }

  private static String json(String mark) {
    return """
    {"name": "%1$s", "trigger": {"type": "new_client"},
     "steps": [{"channel": "email", "delay": {"amount": 0, "unit": "minutes"},
                "subject": "%1$s", "text": "Hello"}]}
    """
        .formatted(mark);
  }
}
