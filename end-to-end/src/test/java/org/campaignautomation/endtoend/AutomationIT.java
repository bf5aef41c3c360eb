package org.campaignautomation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.campaignautomation.endtoend.installation.Api;
import org.campaignautomation.endtoend.installation.Api.Answer;
import org.campaignautomation.endtoend.installation.Installation;
import org.campaignautomation.endtoend.installation.InstallationExtension;
import org.campaignautomation.endtoend.installation.Person;
import org.campaignautomation.localstack.email.ReceivedEmail;
import org.campaignautomation.localstack.twilio.SmsMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Automation by hand: what test mode says is what happens. */
@ExtendWith(InstallationExtension.class)
class AutomationIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String TEST_TRIGGER =
      "{\"action\":\"trigger_new_client\",\"testMode\":true,\"limit\":500}";
  private static final String TRIGGER = "{\"action\":\"trigger_new_client\",\"limit\":500}";

  private final String mark = "a" + UUID.randomUUID().toString().substring(0, 8);

  private Installation installation;
  private Api editor;
  private Api operator;

  @BeforeEach
  void signIn(Installation shared) {
    installation = shared;
    editor = shared.as("editor@acme");
    operator = shared.as("owner@acme");
  }

  @Test
  void aTestTriggerSaysWhatATriggerThenDoes() {
    // given
    List<Person> people = Person.next(3);
    people.forEach(this::add);
    String campaign = draft();
    JsonNode plan = awaitPlan(campaign, people);
    operator.post("/api/campaigns/" + campaign + "/activate", "{}");

    // when
    JsonNode done = automation(operator, campaign, TRIGGER);

    // then
    assertThat(counts(done)).isEqualTo(counts(plan));
    Map<String, JsonNode> planned = jobsByContact(plan);
    Map<String, JsonNode> made = jobsByContact(done);
    assertThat(made.keySet()).isEqualTo(planned.keySet());
    made.forEach(
        (contact, jobs) -> {
          assertThat(steps(jobs)).isEqualTo(steps(of(planned, contact)));
          assertThat(jobs.at("/0/jobId").asText()).isNotBlank();
          assertThat(of(planned, contact).at("/0/jobId").isNull()).isTrue();
        });
    await("e-mails").atMost(LIMIT).until(() -> emails().size() >= made.size());
    for (Person person : people) {
      JsonNode rendered = of(planned, person.externalId()).at("/0/rendered");
      ReceivedEmail email = emailTo(person);
      assertThat(email.subject()).isEqualTo(rendered.path("subject").asText());
      assertThat(email.text().strip()).isEqualTo(rendered.path("text").asText().strip());
      assertThat(of(planned, person.externalId()).at("/1/rendered/segments").asInt()).isEqualTo(1);
    }
    assertThat(counts(automation(operator, campaign, TRIGGER)).get("enrolled")).isZero();
    operator.post("/api/campaigns/" + campaign + "/archive", "{}");
  }

  @Test
  void aTestOfTheDueJobsSendsNothingAndCountsApart() {
    // given
    Person person = Person.next();
    String campaign = draft();
    operator.post("/api/campaigns/" + campaign + "/activate", "{}");
    add(person);
    await("the e-mail").atMost(LIMIT).until(() -> emails().size() == 1);
    JsonNode before = awaitCompleted(campaign);

    // when
    JsonNode run =
        automation(editor, campaign, "{\"action\":\"process_sequence\",\"testMode\":true}");

    // then
    assertThat(run.path("finished").booleanValue()).as(run.toString()).isTrue();
    JsonNode result = run.at("/results/0");
    assertThat(result.path("outcome").asText()).isEqualTo("would_send");
    assertThat(result.path("channel").asText()).isEqualTo("sms");
    assertThat(result.at("/rendered/text").asText()).isEqualTo(mark + " " + person.firstName());
    assertThat(status(campaign, "").path("counts")).isEqualTo(before);
    assertThat(status(campaign, "&testMode=true").at("/counts/completed").asInt()).isEqualTo(1);
    assertThat(emails()).hasSize(1);
    assertThat(texts()).isEmpty();
    operator.post("/api/campaigns/" + campaign + "/archive", "{}");
  }

  @Test
  void aStepOfADraftIsShownAndThenSentAtOnce() {
    // given
    Person person = Person.next();
    add(person);
    String contact = editor.get("/api/contacts?limit=1").json().at("/items/0/id").asText();
    String campaign = draft();
    String step = editor.get("/api/campaigns/" + campaign).json().at("/steps/0/id").asText();
    String send =
        "{\"action\":\"send_immediate\",\"testMode\":%s,\"contactIds\":[\"%s\"],\"stepId\":\"%s\"}";
    JsonNode shown =
        await("the settings have arrived")
            .atMost(LIMIT)
            .until(
                () -> automation(editor, campaign, send.formatted(true, contact, step)),
                answer -> answer.at("/results/0/outcome").asText().equals("rendered"));

    // when
    JsonNode sent = automation(operator, campaign, send.formatted(false, contact, step));

    // then
    assertThat(sent.at("/results/0/outcome").asText()).as(sent.toString()).isEqualTo("queued");
    await("the e-mail").atMost(LIMIT).until(() -> emails().size() == 1);
    assertThat(emailTo(person).subject())
        .isEqualTo(shown.at("/results/0/rendered/subject").asText());
    String job = sent.at("/results/0/jobId").asText();
    assertThat(editor.get("/api/jobs/" + job).json().path("kind").asText()).isEqualTo("immediate");
    assertThat(status(campaign, "").at("/counts/total").asInt()).isZero();
  }

  private JsonNode awaitCompleted(String campaign) {
    return await("the e-mail's job")
        .atMost(LIMIT)
        .until(
            () -> status(campaign, "").path("counts"),
            counts -> counts.path("completed").asInt() == 1);
  }

  private JsonNode status(String campaign, String more) {
    return editor.get("/api/campaigns/" + campaign + "/automation?action=status" + more).json();
  }

  private List<SmsMessage> texts() {
    return installation.twilio().messages().stream()
        .filter(text -> text.body().startsWith(mark))
        .toList();
  }

  /** What test mode says once the contacts have arrived. */
  private JsonNode awaitPlan(String campaign, List<Person> people) {
    return await("the plan knows everybody")
        .atMost(LIMIT)
        .until(
            () -> automation(editor, campaign, TEST_TRIGGER),
            plan ->
                people.stream()
                    .allMatch(person -> jobsByContact(plan).containsKey(person.externalId())));
  }

  private String draft() {
    Answer created =
        editor.post(
            "/api/campaigns",
            """
            {"name": "%1$s", "trigger": {"type": "new_client"},
             "steps": [
              {"channel": "email", "delay": {"amount": 0, "unit": "minutes"},
               "subject": "%1$s {{ firstName }}", "text": "Hello {{ customerName }}."},
              {"channel": "sms", "delay": {"amount": 3, "unit": "days"},
               "text": "%1$s {{ firstName }}"}]}
            """
                .formatted(mark));
    assertThat(created.status()).as(created.body()).isEqualTo(201);
    return created.json().path("id").asText();
  }

  private void add(Person person) {
    assertThat(editor.post("/api/contacts", person.json()).status()).isEqualTo(201);
  }

  private static JsonNode automation(Api caller, String campaign, String command) {
    Answer answer = caller.post("/api/campaigns/" + campaign + "/automation", command);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private List<ReceivedEmail> emails() {
    return installation.inbox().messages().stream()
        .filter(email -> email.subject().startsWith(mark))
        .toList();
  }

  private ReceivedEmail emailTo(Person person) {
    return emails().stream()
        .filter(email -> email.to().getFirst().address().equals(person.email()))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Long> counts(JsonNode answer) {
    Map<String, Long> counts = new HashMap<>();
    for (String name :
        List.of("considered", "enrolled", "alreadyEnrolled", "skipped", "jobsCreated")) {
      counts.put(name, answer.path(name).longValue());
    }
    return counts;
  }

  private static Map<String, JsonNode> jobsByContact(JsonNode answer) {
    Map<String, JsonNode> jobs = new HashMap<>();
    for (JsonNode result : answer.path("results")) {
      if (result.path("outcome").asText().equals("enrolled")) {
        jobs.put(result.path("externalId").asText(), result.path("jobs"));
      }
    }
    return jobs;
  }

  private static JsonNode of(Map<String, JsonNode> jobs, String externalId) {
    return Objects.requireNonNull(jobs.get(externalId), externalId);
  }

  private static List<String> steps(JsonNode jobs) {
    return jobs.findValuesAsText("stepId");
  }
}
