package org.campaignautomation.endtoend.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.endtoend.installation.Api;
import org.campaignautomation.endtoend.installation.Api.Answer;
import org.campaignautomation.endtoend.installation.LogPrivacy;
import org.campaignautomation.endtoend.installation.Person;

/**
 * A campaign of a single e-mail and one of a single SMS of two segments, or one of the two, for
 * everybody who comes in; neither channel waits for the other.
 */
final class Load implements AutoCloseable {
  /** What an SMS of this load takes of a rate. */
  static final int SEGMENTS = 2;

  /** Rendering it would take more turns of a loop than any template may. */
  private static final int POISON = 1_000_000;

  private static final int PAGE = 500;

  private static final String LOOP = "{% for turn in (1..attributes.turns) %}.{% endfor %}";

  private final Fleet fleet;
  private final Map<Channel, String> campaigns;
  private final List<Person> people = new CopyOnWriteArrayList<>();

  private Load(Fleet fleet, Map<Channel, String> campaigns) {
    this.fleet = fleet;
    this.campaigns = campaigns;
  }

  /** Makes and activates the campaigns, of messages at once; the sinks forget what came before. */
  static Load begin(Fleet fleet) {
    return begin(fleet, EnumSet.allOf(Channel.class), 0);
  }

  /**
   * Makes and activates campaigns; the sinks forget what came before.
   *
   * @param minutes after which everybody's message is due
   */
  static Load begin(Fleet fleet, Set<Channel> channels, int minutes) {
    fleet.relay().forget();
    fleet.texts().forget();
    Map<Channel, String> campaigns = new EnumMap<>(Channel.class);
    for (Channel channel : channels) {
      campaigns.put(channel, activate(fleet.api(), campaign(channel, minutes)));
    }
    return new Load(fleet, campaigns);
  }

  private static String campaign(Channel channel, int minutes) {
    String content =
        switch (channel) {
          case EMAIL ->
              """
              "subject": "Hello {{ firstName }}", "html": "<p>%1$s %2$s</p>", "text": "%1$s %2$s"
              """
                  .formatted(LogPrivacy.CONTENT_MARK, LOOP);
          case SMS ->
              """
              "text": "{{ firstName }} %s %s %s"
              """
                  .formatted(LogPrivacy.CONTENT_MARK, LOOP, "two segments ".repeat(12));
        };
    String name = channel.name().toLowerCase(Locale.ROOT);
    return """
        {"name": "Pace, by %1$s", "trigger": {"type": "new_client"}, "lookBackDays": 0, "steps": [
          {"channel": "%1$s", "delay": {"amount": %2$d, "unit": "minutes"}, %3$s}]}
        """
        .formatted(name, minutes, content);
  }

  private static String activate(Api api, String json) {
    Answer created = api.post("/api/campaigns", json);
    assertThat(created.status()).as(created.body()).isEqualTo(201);
    String id = created.json().path("id").asText();
    Answer active = api.post("/api/campaigns/" + id + "/activate", "{}");
    assertThat(active.status()).as(active.body()).isEqualTo(200);
    return id;
  }

  /** Lets somebody come in whose messages cannot be rendered within the limits. */
  void poison() {
    publish(Person.next(), POISON);
    fleet.crm().flush();
  }

  /** Lets people come in as the CRM's events. */
  void publish(int count) {
    List<Person> newcomers = Person.next(count);
    newcomers.forEach(person -> publish(person, 1));
    fleet.crm().flush();
    people.addAll(newcomers);
  }

  private void publish(Person person, int turns) {
    fleet
        .crm()
        .publish(
            UUID.randomUUID().toString(),
            "contact.created",
            person.externalId(),
            json(person, turns));
  }

  /** Lets people come in over REST, at the first process that takes them. */
  void post(int count) {
    List<Person> newcomers = Person.next(count);
    String lines = newcomers.stream().map(p -> json(p, 1)).collect(Collectors.joining("\n"));
    await("contacts are taken over REST")
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(100))
        .pollInSameThread()
        .ignoreExceptions()
        .until(
            () ->
                fleet.pods(Fleet.Service.CAMPAIGN).stream()
                    .anyMatch(pod -> takes(fleet.api(pod), lines)));
    people.addAll(newcomers);
  }

  private static boolean takes(Api api, String lines) {
    try {
      Answer answer = api.post("/api/contacts/bulk", "application/x-ndjson", lines);
      return answer.status() == 200 && !answer.body().contains("\"rejected\"");
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  private static String json(Person person, int turns) {
    String json = person.json();
    return json.substring(0, json.length() - 1) + ",\"attributes\":{\"turns\":" + turns + "}}";
  }

  /** How many people came in, whoever was poison left out. */
  int size() {
    return people.size();
  }

  /** Waits until as many jobs are planned as people came in. */
  void awaitPlanned(Duration limit) {
    await("jobs are planned")
        .atMost(limit)
        .pollInterval(Duration.ofSeconds(1))
        .ignoreExceptions()
        .until(() -> count("total") >= people.size() * campaigns.size());
  }

  /** Waits until all messages are at the sinks and the books are closed. */
  void awaitEnd(int poisoned, Duration limit) {
    campaigns.keySet().forEach(channel -> awaitEnd(channel, poisoned, limit));
  }

  /** Waits for one channel's messages. */
  void awaitEnd(Channel channel, int poisoned, Duration limit) {
    String campaign = Optional.ofNullable(campaigns.get(channel)).orElseThrow();
    await("all jobs of " + campaign + " have ended")
        .atMost(limit)
        .pollInterval(Duration.ofSeconds(1))
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              JsonNode counts = counts(campaign);
              assertThat(counts.path("completed").asInt())
                  .as(
                      "%s; at the sinks: %d, %d",
                      counts, fleet.relay().arrivals().size(), fleet.texts().arrivals().size())
                  .isEqualTo(people.size());
              assertThat(counts.path("failed").asInt()).as("failed").isEqualTo(poisoned);
              assertThat(counts.path("total").asInt())
                  .as("total")
                  .isEqualTo(people.size() + poisoned);
            });
  }

  /** How many jobs of a kind there are, on both channels. */
  int count(String status) {
    return campaigns.values().stream().mapToInt(id -> counts(id).path(status).asInt()).sum();
  }

  private JsonNode counts(String campaign) {
    Answer status = fleet.api().get("/api/campaigns/" + campaign + "/automation?action=status");
    assertThat(status.status()).as(status.body()).isEqualTo(200);
    assertThat(status.json().path("unknown").isNumber()).as(status.body()).isTrue();
    return status.json().path("counts");
  }

  /** Everybody got one of each, nobody else anything, and no outcome is unknown. */
  void assertExactlyOneOfEach() {
    assertThat(tally(fleet.relay().arrivals())).isEqualTo(once(Channel.EMAIL, Person::email));
    assertThat(tally(fleet.texts().arrivals())).isEqualTo(once(Channel.SMS, Person::phone));
    Answer unknown = fleet.api().get("/api/deliveries?outcome=unknown");
    assertThat(unknown.json().path("items")).as(unknown.body()).isEmpty();
    Answer books = fleet.api().get("/api/health/books");
    assertThat(books.status()).as(books.body()).isEqualTo(200);
    assertThat(books.json().path("gap").asInt(-1)).as(books.body()).isZero();
  }

  private static Map<String, Long> tally(List<Arrival> arrivals) {
    return arrivals.stream()
        .collect(Collectors.groupingBy(Arrival::to, TreeMap::new, Collectors.counting()));
  }

  private Map<String, Long> once(Channel channel, Function<Person, String> address) {
    return (campaigns.containsKey(channel) ? people : List.<Person>of())
        .stream().collect(Collectors.toMap(address, person -> 1L, Long::sum, TreeMap::new));
  }

  /** The ids of the campaigns, as a list of SQL. */
  String campaignsInSql() {
    return campaigns.values().stream().map(id -> "'" + id + "'").collect(Collectors.joining(", "));
  }

  /** All jobs of the campaigns, as the API answers with them. */
  Collection<JsonNode> jobs() {
    List<JsonNode> jobs = new ArrayList<>();
    for (String campaign : campaigns.values()) {
      String path = "/api/campaigns/" + campaign + "/automation?action=jobs&limit=" + PAGE;
      String cursor = "";
      do {
        Answer page = fleet.api().get(cursor.isEmpty() ? path : path + "&cursor=" + cursor);
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        page.json().path("items").forEach(jobs::add);
        cursor = page.json().path("nextCursor").asText("");
      } while (!cursor.isEmpty() && !cursor.equals("null"));
    }
    return jobs;
  }

  /** Archives the campaigns, so that they take in nobody of the tests after this one. */
  @Override
  public void close() {
    for (String campaign : campaigns.values()) {
      fleet.api().post("/api/campaigns/" + campaign + "/archive", "{}");
    }
  }
}
