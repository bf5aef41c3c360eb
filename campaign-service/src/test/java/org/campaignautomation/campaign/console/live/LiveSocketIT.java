package org.campaignautomation.campaign.console.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.campaignautomation.campaign.Api;
import org.campaignautomation.campaign.KafkaClient;
import org.campaignautomation.campaign.console.Browser;
import org.campaignautomation.contracts.CampaignProgress;
import org.campaignautomation.contracts.ChangedJob;
import org.campaignautomation.contracts.ContractJson;
import org.campaignautomation.contracts.JobCounts;
import org.campaignautomation.contracts.JobStatus;
import org.campaignautomation.contracts.Topics;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.TestStack;
import org.campaignautomation.platform.ids.Ids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages are told, and who may listen. */
@QuarkusTest
class LiveSocketIT {
  private static final Duration A_SECOND = Duration.ofSeconds(1);

  @InjectStack TestStack stack;

  private final UUID mine = Ids.next();
  private final UUID theirs = Ids.next();
  private KafkaClient enrollment;

  @BeforeEach
  void connect() {
    enrollment = new KafkaClient(stack.bootstrapServers());
  }

  @AfterEach
  void disconnect() {
    enrollment.close();
  }

  @Test
  void eachTenantHearsOfItsOwnWithinASecond() {
    try (LivePage acme = page("acme", "");
        LivePage globex = page("globex", "")) {
      // when
      UUID job = Ids.next();
      publish("acme", mine, job);
      publish("globex", theirs, Ids.next());

      // then
      await().atMost(A_SECOND).until(() -> acme.campaigns().contains(mine.toString()));
      await().atMost(A_SECOND).until(() -> globex.campaigns().contains(theirs.toString()));
      assertThat(acme.campaigns()).doesNotContain(theirs.toString());
      assertThat(globex.campaigns()).doesNotContain(mine.toString());
      assertThat(acme.changes().getLast().body().at("/campaigns/0/jobs/0"))
          .hasToString("{\"id\":\"%s\",\"status\":\"completed\"}".formatted(job));
    }
  }

  @Test
  void aPageOfOneCampaignHearsOfThatOnly() {
    try (LivePage page = page("acme", "?campaign=" + mine)) {
      publish("acme", theirs, Ids.next());
      publish("acme", mine, Ids.next());

      await().until(() -> !page.changes().isEmpty());
      assertThat(page.campaigns()).containsExactly(mine.toString());
    }
  }

  @Test
  void aCampaignThatIsStartedOrPausedIsTold() {
    // given
    String id =
        Api.admin(stack)
            .body(Api.campaign("Live " + UUID.randomUUID()))
            .post("/api/campaigns")
            .path("id");
    try (LivePage page = page("acme", "?campaign=" + id)) {
      for (String step : List.of("activate", "pause")) {
        int before = page.changes().size();

        // when
        Api.admin(stack).post("/api/campaigns/" + id + "/" + step).then().statusCode(200);

        // then
        await().until(() -> page.changes().size() > before);
        assertThat(page.changes().getLast().campaigns()).containsExactly(id);
      }
    }
  }

  @Test
  void whoComesBackWithItsNumberMissesNothing() {
    // given
    String seq;
    try (LivePage page = page("acme", "")) {
      publish("acme", mine, Ids.next());
      await().until(() -> page.campaigns().contains(mine.toString()));
      seq = page.frames().getLast().seq();
    }
    UUID meanwhile = Ids.next();
    try (LivePage witness = page("acme", "?campaign=" + meanwhile);
        LivePage globex = page("globex", "")) {
      publish("globex", theirs, Ids.next());
      publish("acme", meanwhile, Ids.next());
      await().until(() -> globex.campaigns().contains(theirs.toString()));
      await().until(() -> !witness.changes().isEmpty());
    }

    // when
    try (LivePage back = page("acme", "?since=" + seq)) {
      // then
      await().until(() -> !back.frames().isEmpty());
      LivePage.Frame first = back.frames().getFirst();
      assertThat(first.type()).isEqualTo("changes");
      assertThat(first.campaigns())
          .contains(meanwhile.toString())
          .doesNotContain(mine.toString(), theirs.toString());
    }
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "0", "nonsense", "zzzzzz-zzzzzz-zz-zz-zz-zz-zz-zz-zz-zz-zz-zz"})
  void whoDoesNotKnowWhereItIsLooksAtEverything(@Nullable String since) {
    try (LivePage page = page("acme", since == null ? "" : "?since=" + since)) {
      await().until(() -> !page.frames().isEmpty());
      assertThat(page.frames().getFirst().type()).isEqualTo("snapshot");
    }
  }

  @Test
  void fiveThousandChangesASecondAreFourFrames() {
    // given what four enrollment pods say in each of 25 campaigns: 5,000 changes in 100 records a
    // second
    List<UUID> campaigns = IntStream.range(0, 25).mapToObj(i -> Ids.next()).toList();
    int rounds = 12;
    AtomicInteger round = new AtomicInteger();
    AtomicInteger published = new AtomicInteger();
    try (LivePage page = page("acme", "");
        LivePage other = page("globex", "");
        ScheduledExecutorService pods = Executors.newSingleThreadScheduledExecutor();
        ExecutorService sending = Executors.newVirtualThreadPerTaskExecutor()) {
      await().until(() -> !page.frames().isEmpty() && !other.frames().isEmpty());

      // when
      Instant began = Instant.now();
      ScheduledFuture<?> publishing =
          pods.scheduleAtFixedRate(
              () -> {
                if (round.getAndIncrement() < rounds) {
                  campaigns.forEach(id -> sending.execute(() -> burst(id, published)));
                }
              },
              0,
              250,
              TimeUnit.MILLISECONDS);
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> published.get() == rounds * campaigns.size());
      publishing.cancel(false);
      await().until(() -> page.campaigns().size() == campaigns.size());

      // then: a frame in each quarter of a second that it took, or fewer where the machine is busy
      List<LivePage.Frame> told = page.changes();
      long quarters = Duration.between(began, Instant.now()).dividedBy(Duration.ofMillis(250));
      assertThat(told).hasSizeBetween(1, (int) quarters + 2);
      assertThat(told).allMatch(frame -> frame.length() < 100_000);
      assertThat(other.changes()).isEmpty();
    }
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"null", "http://evil.example", "https://localhost", "http://localhost:1", "x"})
  void anotherOriginsPageIsRefused(@Nullable String origin) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Cookie", Browser.loggedIn("acme", "admin").cookieHeader());
    if (origin != null) {
      headers.put("Origin", origin);
    }

    assertThat(refusal("", headers)).isEqualTo(403);
  }

  @Test
  void whoHasNoSessionIsRefused() {
    String origin = "http://localhost:" + RestAssured.port;
    String token = "Bearer " + stack.token("owner@acme", "acme", "admin");

    assertThat(refusal("", Map.of("Origin", origin))).isIn(302, 401);
    assertThat(refusal("", Map.of("Origin", origin, "Authorization", token))).isIn(302, 401);
    assertThat(refusal("", own(Browser.loggedIn("acme", "nothing")))).isEqualTo(403);
    assertThat(refusal("", own(Browser.loggedIn("", "viewer")))).isEqualTo(403);
    assertThat(refusal("?campaign=none", own(Browser.loggedIn("acme", "viewer")))).isEqualTo(400);
  }

  @Test
  void whenTheSessionEndsSoDoesTheConnection() {
    // given
    Browser browser = Browser.loggedIn("acme", "viewer", Duration.ofSeconds(5));

    try (LivePage page = LivePage.of(browser, "")) {
      await().until(() -> !page.frames().isEmpty());

      // then
      await().atMost(Duration.ofSeconds(20)).until(() -> page.closed() != null);
      assertThat(page.closed()).isEqualTo(1008);
      assertThat(refusal("", own(browser))).isIn(302, 401);
    }
  }

  private static Map<String, String> own(Browser browser) {
    return Map.of(
        "Cookie", browser.cookieHeader(), "Origin", "http://localhost:" + RestAssured.port);
  }

  private static int refusal(String query, Map<String, String> headers) {
    Throwable refused = catchThrowable(() -> LivePage.withHeaders(query, headers).close());
    WebSocketHandshakeException answer = (WebSocketHandshakeException) refused.getCause();
    return Objects.requireNonNull(Objects.requireNonNull(answer).getResponse()).statusCode();
  }

  private static LivePage page(String tenantId, String query) {
    return LivePage.of(Browser.loggedIn(tenantId, "viewer"), query);
  }

  private void burst(UUID campaignId, AtomicInteger published) {
    publish("acme", campaignId, Stream.generate(Ids::next).limit(50).toArray(UUID[]::new));
    published.incrementAndGet();
  }

  private void publish(String tenantId, UUID campaignId, UUID... jobs) {
    CampaignProgress progress =
        new CampaignProgress(
            tenantId,
            campaignId,
            System.currentTimeMillis(),
            new JobCounts(0, 0, jobs.length, 0, 0, 0),
            Stream.of(jobs).map(job -> new ChangedJob(job, JobStatus.COMPLETED)).toList(),
            false,
            Instant.now());
    try {
      enrollment.send(
          Topics.PROGRESS,
          progress.key(),
          ContractJson.mapper().writeValueAsString(progress),
          Map.of("ce_type", progress.type(), "ce_tenantid", tenantId));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
