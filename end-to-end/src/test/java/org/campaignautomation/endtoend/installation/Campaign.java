package org.campaignautomation.endtoend.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.campaignautomation.endtoend.installation.Api.Answer;
import org.campaignautomation.localstack.email.ReceivedEmail;
import org.campaignautomation.localstack.twilio.SmsMessage;

/**
 * A campaign of the tenant {@code acme} with an e-mail and an SMS at once, and what became of it.
 * Its messages carry a mark by which they are known at the sinks.
 */
public final class Campaign implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final Installation installation;
  private final String id;
  private final String mark;

  private Campaign(Installation installation, String id, String mark) {
    this.installation = installation;
    this.id = id;
    this.mark = mark;
  }

  /** Makes the campaign and activates it. */
  public static Campaign active(Installation installation) {
    String mark = "m" + UUID.randomUUID().toString().substring(0, 8);
    Api owner = installation.as("owner@acme");
    Answer created = owner.post("/api/campaigns", json(mark));
    assertThat(created.status()).as(created.body()).isEqualTo(201);
    String id = created.json().path("id").asText();
    Answer active = owner.post("/api/campaigns/" + id + "/activate", "{}");
    assertThat(active.status()).as(active.body()).isEqualTo(200);
    return new Campaign(installation, id, mark);
  }

  /** A campaign as a client of the API writes it. */
  public static String json(String mark) {
    return """
    {"name": "%1$s", "trigger": {"type": "new_client"},
     "steps": [
      {"channel": "email", "delay": {"amount": 0, "unit": "minutes"},
       "subject": "%1$s {{ firstName }}",
       "html": "<p>Hello {{ customerName }} from {{ companyName }}, %2$s</p>",
       "text": "Hello {{ customerName }} from {{ companyName }}, %2$s"},
      {"channel": "sms", "delay": {"amount": 0, "unit": "minutes"},
       "text": "%1$s {{ firstName }}, {{ companyName }} %2$s"}]}
    """
        .formatted(mark, LogPrivacy.CONTENT_MARK);
  }

  public String id() {
    return id;
  }

  /** The e-mails of this campaign that arrived. */
  public List<ReceivedEmail> emails() {
    return installation.inbox().messages().stream()
        .filter(email -> email.subject().startsWith(mark))
        .toList();
  }

  /** The SMS of this campaign that arrived. */
  public List<SmsMessage> texts() {
    return installation.twilio().messages().stream()
        .filter(text -> text.body().startsWith(mark))
        .toList();
  }

  /** The counts that the API answers with. */
  public JsonNode status() {
    Answer status =
        installation.as("viewer@acme").get("/api/campaigns/" + id + "/automation?action=status");
    assertThat(status.status()).as(status.body()).isEqualTo(200);
    return status.json();
  }

  /** The newest jobs, as the API answers with them. */
  public JsonNode jobs() {
    Answer jobs =
        installation
            .as("viewer@acme")
            .get("/api/campaigns/" + id + "/automation?action=jobs&limit=500");
    assertThat(jobs.status()).as(jobs.body()).isEqualTo(200);
    return jobs.json().path("items");
  }

  /** Waits until at least this many e-mails arrived. */
  public void awaitEmails(int count) {
    await("e-mails").atMost(LIMIT).until(() -> emails().size() >= count);
  }

  /** How many messages of the campaign have arrived so far, on both channels. */
  public int arrived() {
    return emails().size() + texts().size();
  }

  /**
   * Waits until the books are closed, then holds them against the sinks: exactly one e-mail and one
   * SMS for each of these people, and for nobody else.
   */
  public void awaitExactlyOneOfEach(Collection<Person> people) {
    int jobs = 2 * people.size();
    await("all jobs of the campaign are completed")
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(250))
        .untilAsserted(
            () -> {
              JsonNode counts = status().path("counts");
              assertThat(counts.path("completed").asInt())
                  .as("%s; at the sinks: %d, %d", counts, emails().size(), texts().size())
                  .isEqualTo(jobs);
              assertThat(counts.path("total").asInt()).as(counts.toString()).isEqualTo(jobs);
            });
    assertThat(tally(emails(), email -> email.to().getFirst().address()))
        .isEqualTo(once(people, Person::email));
    assertThat(tally(texts(), SmsMessage::to)).isEqualTo(once(people, Person::phone));
    assertThat(status().path("enrolled").asInt()).isEqualTo(people.size());
  }

  /** Archives the campaign, so that it takes in nobody of the scenarios after it. */
  @Override
  public void close() {
    installation.as("owner@acme").post("/api/campaigns/" + id + "/archive", "{}");
  }

  private static <T> Map<String, Long> tally(List<T> messages, Function<T, String> address) {
    return messages.stream()
        .collect(Collectors.groupingBy(address, TreeMap::new, Collectors.counting()));
  }

  private static Map<String, Long> once(
      Collection<Person> people, Function<Person, String> address) {
    return people.stream()
        .collect(Collectors.toMap(address, person -> 1L, Long::sum, TreeMap::new));
  }
}
