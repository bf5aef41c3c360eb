package org.campaignautomation.dispatch.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.twilio.http.TwilioRestClient;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.campaignautomation.contracts.FailureClass;
import org.campaignautomation.dispatch.channel.AccountCheck;
import org.campaignautomation.dispatch.channel.Outcome;
import org.campaignautomation.dispatch.channel.Outcome.Accepted;
import org.campaignautomation.dispatch.channel.Outcome.Refused;
import org.campaignautomation.dispatch.channel.Outcome.Unclear;
import org.campaignautomation.dispatch.channel.SmsMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioProviderTest {
  private static final String ACCOUNT = "AC00000000000000000000000000000001";
  private static final SmsMessage MESSAGE =
      new SmsMessage("+15005550006", "+14155550100", "Hi Ännchen & co", Duration.ofMinutes(90));

  /** What the server saw of one request. */
  private record Seen(
      String method, String path, @Nullable String auth, Map<String, String> form) {}

  @FunctionalInterface
  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private final List<String> unlisted = new CopyOnWriteArrayList<>();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private HttpServer server;
  private Answer answer = exchange -> {};

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    seen.add(
        new Seen(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            exchange.getRequestHeaders().getFirst("Authorization"),
            Arrays.stream(body.split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split("=", 2))
                .collect(
                    Collectors.toMap(
                        pair -> URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)))));
    answer.to(exchange);
  }

  private static Answer answers(int status, String body) {
    return exchange -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    };
  }

  private TwilioProvider provider(int port, Duration timeout) {
    TwilioTransport transport =
        new TwilioTransport(
            URI.create("http://localhost:" + port), 1, Duration.ofSeconds(2), timeout);
    return new TwilioProvider(
        URI.create("http://localhost:" + port),
        1,
        new TwilioRestClient.Builder(ACCOUNT, "token").httpClient(transport).build(),
        unlisted::add);
  }

  private Outcome send(Answer given) {
    answer = given;
    return provider(server.getAddress().getPort(), Duration.ofSeconds(2)).send(MESSAGE);
  }

  @Test
  void asks_once_for_what_is_to_be_sent_and_takes_the_sid() {
    assertThat(send(answers(201, "{\"sid\":\"SM1\",\"status\":\"queued\"}")))
        .isEqualTo(new Accepted("SM1"));
    String auth =
        Base64.getEncoder().encodeToString((ACCOUNT + ":token").getBytes(StandardCharsets.UTF_8));
    assertThat(seen)
        .containsExactly(
            new Seen(
                "POST",
                "/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json",
                "Basic " + auth,
                Map.of(
                    "To", "+14155550100",
                    "From", "+15005550006",
                    "Body", "Hi Ännchen & co",
                    "ValidityPeriod", "5400")));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void a_server_error_is_unclear_and_asked_once(int status) {
    assertThat(send(answers(status, "{\"code\":20500,\"message\":\"oops\",\"status\":500}")))
        .isInstanceOf(Unclear.class);
    assertThat(seen).hasSize(1);
  }

  @Test
  void a_closed_connection_is_unclear_and_asked_once() {
    assertThat(send(HttpExchange::close)).isInstanceOf(Unclear.class);
    assertThat(seen).hasSize(1);
  }

  @Test
  void no_answer_in_time_is_unclear_and_asked_once() {
    assertThat(
            send(
                exchange -> {
                  try {
                    end.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                }))
        .isInstanceOf(Unclear.class);
    assertThat(seen).hasSize(1);
  }

  @Test
  void half_an_answer_is_unclear_in_time() {
    assertThat(
            send(
                exchange -> {
                  exchange.sendResponseHeaders(201, 1000);
                  exchange.getResponseBody().write('{');
                  exchange.getResponseBody().flush();
                }))
        .isInstanceOf(Unclear.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>", "{}", ""})
  void a_success_that_names_no_message_is_unclear(String body) {
    assertThat(send(answers(201, body))).isInstanceOf(Unclear.class);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/twilio-codes.csv", numLinesToSkip = 1)
  void a_refusal_is_definite_and_asked_once(
      int status, int code, FailureClass failureClass, boolean accountWide, boolean isListed) {
    String body =
        "{\"code\":%d,\"message\":\"The 'To' number +14155550100 is bad\",\"status\":%d}"
            .formatted(code, status);
    assertThat(send(answers(status, body)))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.failureClass()).isEqualTo(failureClass);
              assertThat(refused.code()).isEqualTo("" + code);
              assertThat(refused.accountWide()).isEqualTo(accountWide);
              assertThat(refused.toString()).doesNotContain("+1415");
            });
    assertThat(seen).hasSize(1);
    assertThat(unlisted).hasSize(isListed ? 0 : 1);
  }

  @ParameterizedTest
  @CsvSource({
    "200,active,true,ok",
    "200,suspended,false,account_not_active",
    "401,,false,20003",
    "503,,false,no_answer"
  })
  void reads_the_account_and_sends_nothing(
      int status, @Nullable String state, boolean ok, String code) {
    answer =
        answers(
            status,
            state == null
                ? "{\"code\":20003,\"message\":\"Authenticate\",\"status\":%d}".formatted(status)
                : "{\"sid\":\"%s\",\"status\":\"%s\"}".formatted(ACCOUNT, state));
    AccountCheck check = provider(server.getAddress().getPort(), Duration.ofSeconds(2)).check();
    assertThat(check.ok()).isEqualTo(ok);
    assertThat(check.code()).isEqualTo(code);
    assertThat(seen)
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.method()).isEqualTo("GET");
              assertThat(request.path()).isEqualTo("/2010-04-01/Accounts/" + ACCOUNT + ".json");
            });
  }

  @Test
  void nobody_there_is_an_outage() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    assertThat(provider(free, Duration.ofSeconds(2)).send(MESSAGE))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.failureClass()).isEqualTo(FailureClass.PROVIDER_OUTAGE));
  }

  @Test
  @EnabledIfEnvironmentVariable(named = "TWILIO_OPENAPI", matches = ".+")
  void asks_for_nothing_that_twilio_does_not_describe() throws IOException {
    Outcome outcome = send(answers(201, "{\"sid\":\"SM1\"}"));
    assertThat(outcome).isInstanceOf(Accepted.class);
    JsonNode post =
        new ObjectMapper()
            .readTree(new File(System.getenv("TWILIO_OPENAPI")))
            .at("/paths/~12010-04-01~1Accounts~1{AccountSid}~1Messages.json/post");
    JsonNode parameters =
        post.at("/requestBody/content/application~1x-www-form-urlencoded/schema/properties");
    assertThat(parameters.isObject()).isTrue();
    assertThat(seen.getFirst().form().keySet())
        .allSatisfy(name -> assertThat(parameters.has(name)).as(name).isTrue());
  }
}
