package org.campaignautomation.localstack.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The endpoint over real HTTP. */
class TwilioEndpointTest {
  private static final String TO = "+12025550123";
  private static final String FROM = "+15005550006";

  private TwilioEndpoint endpoint;
  private TwilioCalls calls;

  @BeforeEach
  void start() {
    endpoint = TwilioEndpoint.start(0);
    calls = new TwilioCalls(endpoint.baseUrl());
  }

  @AfterEach
  void stop() {
    endpoint.close();
  }

  @Test
  void acceptsAMessageAndGivesItBack() throws Exception {
    HttpResponse<String> created = calls.create(Map.of("To", TO, "From", FROM, "Body", "Hi Ann"));

    assertThat(created.statusCode()).isEqualTo(201);
    JsonNode message = TwilioCalls.json(created);
    assertThat(message.get("status").asText()).isEqualTo("queued");
    assertThat(message.get("num_segments").asText()).isEqualTo("1");
    assertThat(message.get("date_sent").isNull()).isTrue();
    JsonNode fetched =
        TwilioCalls.json(calls.get("/Messages/" + message.get("sid").asText() + ".json"));
    assertThat(fetched.get("to").asText()).isEqualTo(TO);
    assertThat(fetched.get("body").asText()).isEqualTo("Hi Ann");
  }

  @Test
  void anUnknownMessageIsNotFoundInTwiliosWords() throws Exception {
    HttpResponse<String> answer = calls.get("/Messages/SM00000000000000000000000000000000.json");

    assertError(answer, 404, 20404);
  }

  @Test
  void nobodyGetsInWithoutTheToken() throws Exception {
    assertError(calls.as("AC00000000000000000000000000000001", "wrong").list(""), 401, 20003);
    assertError(calls.anonymous().list(""), 401, 20003);
  }

  @Test
  void showsItsAccountToWhoHasTheToken() throws Exception {
    HttpResponse<String> answer = calls.get(".json");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(TwilioCalls.json(answer).get("sid").asText()).isEqualTo(TwilioEndpoint.ACCOUNT_SID);
    assertThat(TwilioCalls.json(answer).get("status").asText()).isEqualTo("active");
    assertThat(answer.body()).doesNotContain(TwilioEndpoint.AUTH_TOKEN);
    assertError(calls.as(TwilioEndpoint.ACCOUNT_SID, "wrong").get(".json"), 401, 20003);
  }

  @Test
  void anotherAccountIsNotFound() throws Exception {
    assertError(calls.of("AC00000000000000000000000000000002").list(""), 404, 20404);
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of("no To", Map.of("From", FROM, "Body", "x"), 21604),
        Arguments.of("no From", Map.of("To", TO, "Body", "x"), 21603),
        Arguments.of("no Body", Map.of("To", TO, "From", FROM), 21602),
        Arguments.of("a local number", form("To", "2025550123"), 21211),
        Arguments.of("letters for a number", form("To", "Ann"), 21211),
        Arguments.of("an impossible sender", form("From", "+1"), 21212),
        Arguments.of("a sender that is the recipient", form("From", TO), 21266),
        Arguments.of("a text that is too long", form("Body", "x".repeat(1601)), 21617),
        Arguments.of("no time to wait", form("ValidityPeriod", "0"), 90007),
        Arguments.of("too long to wait", form("ValidityPeriod", "36001"), 90007),
        Arguments.of("a time that is no number", form("ValidityPeriod", "soon"), 90007),
        Arguments.of("a callback that is no URL", form("StatusCallback", "nowhere"), 21609),
        Arguments.of(
            "a messaging service we lack",
            form("MessagingServiceSid", "MG00000000000000000000000000000001"),
            21701),
        Arguments.of(
            "a schedule without a service", form("SendAt", "2030-01-01T00:00:00Z"), 35118));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void refusesWhatTwilioRefuses(String what, Map<String, String> form, int code) throws Exception {
    assertError(calls.create(form), 400, code);
    assertThat(endpoint.messages()).isEmpty();
    assertThat(endpoint.requests()).hasSize(1);
  }

  @Test
  void takesATextOfTheGreatestLength() throws Exception {
    HttpResponse<String> answer = calls.create(form("Body", "x".repeat(1600)));

    assertThat(TwilioCalls.json(answer).get("num_segments").asText()).isEqualTo("11");
  }

  @Test
  void aBodyThatIsNoFormHasNoFields() throws Exception {
    assertError(calls.createJson("{\"To\":\"" + TO + "\"}"), 400, 21604);
  }

  @ParameterizedTest
  @CsvSource({
    "+15005550001,400,21211",
    "+15005550002,400,21612",
    "+15005550003,400,21408",
    "+15005550004,400,21610",
    "+15005550009,400,21614",
    "+15005551003,401,20003",
    "+15005551429,429,20429",
    "+15005551500,500,20500",
    "+15005551503,503,20500",
    "+15005551608,400,21608",
    "+15005551611,400,21611",
    "+15005551635,400,21635"
  })
  void aMagicRecipientIsRefused(String to, int status, int code) throws Exception {
    assertError(calls.create(form("To", to)), status, code);
    assertThat(endpoint.messages()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "+15005550001,21212",
    "+15005550007,21606",
    "+15005550008,21611",
    "+15005550000,21606"
  })
  void aMagicSenderIsRefused(String from, int code) throws Exception {
    assertError(calls.create(form("From", from)), 400, code);
  }

  @Test
  void aServerErrorMayHaveKeptTheMessage() throws Exception {
    assertThat(calls.create(form("To", "+15005551501")).statusCode()).isEqualTo(500);
    assertThat(endpoint.messages()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"+15005551505,0", "+15005551506,1"})
  void aClosedConnectionMayHaveKeptTheMessage(String to, int kept) {
    assertThatThrownBy(() -> calls.create(form("To", to))).isInstanceOf(IOException.class);
    assertThat(endpoint.messages()).hasSize(kept);
  }

  @ParameterizedTest
  @CsvSource({
    "+12025550123,delivered,",
    "+15005553003,undelivered,30003",
    "+15005553007,undelivered,30007",
    "+15005553036,failed,30036"
  })
  void aMessageComesToItsEnd(String to, String status, Integer code) throws Exception {
    calls.create(form("To", to));

    TwilioCalls.eventually(
        () ->
            assertThat(endpoint.messages())
                .singleElement()
                .satisfies(
                    message -> {
                      assertThat(message.status()).isEqualTo(status);
                      assertThat(message.errorCode()).isEqualTo(code);
                    }));
  }

  @Test
  void pagesThroughAllMessagesNewestFirstWhileMoreCome() throws Exception {
    for (int i = 0; i < 25; i++) {
      calls.create(form("Body", "text " + i));
    }
    List<String> bodies = new ArrayList<>();
    String uri =
        "/2010-04-01/Accounts/" + TwilioEndpoint.ACCOUNT_SID + "/Messages.json?PageSize=10";
    while (uri != null) {
      JsonNode page = TwilioCalls.json(calls.getUri(uri));
      page.get("messages").forEach(message -> bodies.add(message.get("body").asText()));
      calls.create(form("Body", "later"));
      uri = page.get("next_page_uri").isNull() ? null : page.get("next_page_uri").asText();
    }

    assertThat(bodies)
        .containsExactlyElementsOf(
            IntStream.range(0, 25).mapToObj(i -> "text " + (24 - i)).toList());
    assertThat(new HashSet<>(bodies)).hasSize(25);
  }

  @Test
  void filtersByNumbersAndDate() throws Exception {
    calls.create(form("To", "+12025550101"));
    calls.create(form("To", "+12025550102"));
    TwilioCalls.eventually(
        () -> assertThat(endpoint.messages()).allMatch(message -> message.sentAt() != null));
    Instant now = Instant.now();
    LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();

    assertThat(found("To=%2B12025550101")).containsExactly("+12025550101");
    assertThat(found("From=%2B15005550006")).hasSize(2);
    assertThat(found("From=%2B15005550007")).isEmpty();
    assertThat(found("DateSent=" + today)).hasSize(2);
    assertThat(found("DateSent=" + today.minusDays(2))).isEmpty();
    assertThat(found("DateSent%3E=" + today)).hasSize(2);
    assertThat(found("DateSent%3E=" + today.plusDays(2))).isEmpty();
    assertThat(found("DateSent%3C=" + today.minusDays(1))).isEmpty();
    assertThat(found("DateSent%3C=" + now.plusSeconds(60).toString().substring(0, 19) + "Z"))
        .hasSize(2);
    assertError(calls.list("?DateSent=yesterday"), 400, 20001);
  }

  private List<String> found(String query) throws Exception {
    List<String> numbers = new ArrayList<>();
    TwilioCalls.json(calls.list("?" + query))
        .get("messages")
        .forEach(message -> numbers.add(message.get("to").asText()));
    return numbers;
  }

  private static Map<String, String> form(String name, String value) {
    Map<String, String> form = new HashMap<>(Map.of("To", TO, "From", FROM, "Body", "Hi Ann"));
    form.put(name, value);
    return form;
  }

  private static void assertError(HttpResponse<String> answer, int status, int code)
      throws IOException {
    assertThat(answer.statusCode()).isEqualTo(status);
    JsonNode error = TwilioCalls.json(answer);
    assertThat(error.get("status").asInt()).isEqualTo(status);
    assertThat(error.get("code").asInt()).isEqualTo(code);
    assertThat(error.get("message").asText()).isNotBlank();
    assertThat(error.get("more_info").asText()).endsWith("/docs/errors/" + code);
  }
}
