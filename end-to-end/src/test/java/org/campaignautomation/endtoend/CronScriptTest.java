package org.campaignautomation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.campaignautomation.endtoend.CronScript.Run;
import org.campaignautomation.localstack.FreePorts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the cron script makes of answers that the real service gives rarely. */
class CronScriptTest {
  private static final String KEY = "ca_a-key-that-must-not-be-seen";
  private static final String TRIGGER = "/api/campaigns/automation/trigger-new-clients";
  private static final String PROCESS = "/api/campaigns/automation/process-pending";
  private static final String SUMMARY = "/api/campaigns/automation/summary";

  private static final String TRIGGERED =
      """
      {"testMode":false,"startedAt":"2026-11-22T09:00:00Z","finishedAt":"2026-11-22T09:00:01Z",
       "campaigns":[
        {"tenantId":"acme","campaignId":"c1","name":"Welcome \\"you\\", {all}","considered":12,
         "enrolled":3,"alreadyEnrolled":9,"skipped":0,"jobsCreated":6,"truncated":false,
         "results":[{"contactId":"x","jobs":[{"jobId":"y","step":1}]}],"error":null},
        {"tenantId":"globex","campaignId":"c2","name":"Spring","error":null}],
       "totals":{"considered":12,"enrolled":3,"alreadyEnrolled":9,"skipped":0,"jobsCreated":6}}
      """;
  private static final String ONE_FAILED =
      """
      {"campaigns":[
        {"tenantId":"acme","campaignId":"c1","name":"Welcome","due":5,"handedOver":4,
         "held":[{"reason":"outside_window","count":1,"until":"2026-11-23T09:00:00Z"}],"error":null},
        {"tenantId":"acme","campaignId":"c2","name":"Broken","error":
         {"status":503,"code":"dependency_unavailable","detail":"It does not answer just now."}}],
       "totals":{"due":5,"handedOver":4}}
      """;
  private static final String NONE = "{\"campaigns\":[],\"totals\":{\"due\":0,\"handedOver\":0}}";
  private static final String COUNTED =
      """
      {"asOf":"2026-11-22T09:00:02Z","campaigns":{"draft":1,"active":2,"paused":0,"archived":4},
       "contacts":120,"enrolled":100,"jobs":{"total":200,"pending":40,"completed":160},"unknown":0,
       "booksGap":%d,"lastRunAt":null}
      """;

  private static final Queue<Answer> NOTHING =
      new ArrayDeque<>(List.of(new Answer(404, "0", "{}")));

  private record Answer(int status, String retryAfter, String body) {}

  private final Map<String, Queue<Answer>> answers = new HashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  private final Path directory;

  CronScriptTest(@TempDir Path directory) throws IOException {
    this.directory = directory;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void start() {
    server.createContext("/", this::answer);
    server.start();
    given(TRIGGER, 200, TRIGGERED);
    given(PROCESS, 200, NONE);
    given(SUMMARY, 200, COUNTED.formatted(0));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void reportsWhatWasDone() throws Exception {
    Run run = run();

    assertThat(run.output())
        .contains(
            "  Welcome \"you\", {all} (acme, c1): 12 considered, 3 enrolled, 9 already enrolled,"
                + " 0 skipped, 6 jobs created\n")
        .contains("  Spring (globex, c2): nothing to do\n")
        .contains(
            "  2 active campaigns: 12 considered, 3 enrolled, 9 already enrolled, 0 skipped,"
                + " 6 jobs created\n")
        .contains("  0 active campaigns: 0 due, 0 handed over\n")
        .contains("  campaigns: 1 draft, 2 active, 0 paused, 4 archived\n")
        .contains("  contacts: 120, enrolled: 100\n")
        .contains("  jobs: 200 total, 40 pending, 160 completed\n")
        .doesNotContain("BALANCE");
    assertThat(run.exitCode()).isZero();
    assertThat(asked)
        .containsExactly(
            "POST " + TRIGGER + "?testMode=false " + KEY,
            "POST " + PROCESS + "?testMode=false " + KEY,
            "GET " + SUMMARY + "?testMode=false " + KEY);
  }

  @Test
  void testsWithoutSending() throws Exception {
    Run run = run("--test");

    assertThat(run.exitCode()).as(run.output()).isZero();
    assertThat(run.output()).contains("in test mode: nothing is sent");
    assertThat(asked).hasSize(3).allMatch(request -> request.contains("?testMode=true"));
  }

  @Test
  void doesAllOthersIfOneCampaignFails() throws Exception {
    given(PROCESS, 200, ONE_FAILED);
    given(SUMMARY, 200, COUNTED.formatted(3));

    Run run = run();

    assertThat(run.output())
        .contains("  Welcome (acme, c1): 5 due, 4 handed over; held: outside_window 1\n")
        .contains(
            "  Broken (acme, c2): FAILED, dependency_unavailable: It does not answer just now.\n")
        .contains("  2 active campaigns, 1 failed: 5 due, 4 handed over\n")
        .contains("THE BOOKS DO NOT BALANCE: 3 jobs")
        .contains("  contacts: 120");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void waitsAsLongAsItIsTold(int status) throws Exception {
    answers.put(
        TRIGGER,
        new ArrayDeque<>(List.of(new Answer(status, "1", "{}"), new Answer(200, "0", TRIGGERED))));
    long began = System.nanoTime();

    Run run = run();

    assertThat(run.exitCode()).as(run.output()).isZero();
    assertThat(System.nanoTime() - began).isGreaterThan(900_000_000L);
    assertThat(asked).filteredOn(request -> request.contains(TRIGGER)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "401, 1, the key is refused: it is not known",
    "403, 1, the key is refused: it takes one of scope service or platform",
    "500, 1, answered 500: Something went wrong.",
    "503, 2, answered 503: Something went wrong."
  })
  void saysWhatIsWrongAndEnds(int status, int requests, String message) throws Exception {
    given(TRIGGER, status, "{\"detail\":\"Something went wrong.\"}");

    Run run = run();

    assertThat(run.output()).contains(message);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(asked).hasSize(requests);
  }

  @Test
  void saysThatNobodyAnswers() throws Exception {
    Run run =
        CronScript.run(
            Map.of(
                "CAMPAIGNS_URL",
                "http://localhost:" + FreePorts.next(),
                "CAMPAIGNS_API_KEY",
                KEY,
                "CAMPAIGNS_ATTEMPTS",
                "1"));

    assertThat(run.output()).contains("no answer from http://localhost:").doesNotContain(KEY);
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void wantsAKeyAndNothingItDoesNotKnow() throws Exception {
    assertThat(CronScript.run(Map.of()).output()).contains("no key: set CAMPAIGNS_API_KEY_FILE");
    assertThat(CronScript.run(Map.of()).exitCode()).isEqualTo(2);
    assertThat(run("--dry-run").exitCode()).isEqualTo(2);
    assertThat(run("--help").exitCode()).isZero();
    String header = "key\"\nurl = \"file:///etc/passwd";
    assertThat(CronScript.run(Map.of("CAMPAIGNS_API_KEY", header)).exitCode()).isEqualTo(2);
    assertThat(asked).isEmpty();
  }

  private Run run(String... arguments) throws Exception {
    Path key = directory.resolve("key");
    Files.writeString(key, KEY + "\n");
    Run run =
        CronScript.run(
            Map.of(
                "CAMPAIGNS_URL",
                "http://localhost:" + server.getAddress().getPort() + "/",
                "CAMPAIGNS_API_KEY_FILE",
                key.toString(),
                "CAMPAIGNS_ATTEMPTS",
                "2"),
            arguments);
    assertThat(run.output()).doesNotContain(KEY);
    return run;
  }

  private void given(String path, int status, String body) {
    answers.put(path, new ArrayDeque<>(List.of(new Answer(status, "0", body))));
  }

  private void answer(HttpExchange exchange) throws IOException {
    String key = exchange.getRequestHeaders().getFirst("X-API-Key");
    asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + key);
    Queue<Answer> queue = answers.getOrDefault(exchange.getRequestURI().getPath(), NOTHING);
    // The last answer is given for ever.
    Answer answer = queue.size() > 1 ? queue.remove() : queue.element();
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Retry-After", answer.retryAfter());
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
