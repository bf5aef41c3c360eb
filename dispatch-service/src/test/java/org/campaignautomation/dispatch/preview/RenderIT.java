package org.campaignautomation.dispatch.preview;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.campaignautomation.contracts.AdHocMessage;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Contact;
import org.campaignautomation.contracts.DeliveryAccepted;
import org.campaignautomation.contracts.JobDue;
import org.campaignautomation.dispatch.testing.Neighbours;
import org.campaignautomation.dispatch.testing.Scene;
import org.campaignautomation.dispatch.testing.ShortTimes;
import org.campaignautomation.dispatch.testing.Sinks;
import org.campaignautomation.localstack.email.ReceivedEmail;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.localstack.testing.TestStack;
import org.campaignautomation.localstack.twilio.SmsMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(ShortTimes.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "dispatch"))
class RenderIT {
  private static final String HOSTILE = "Ann\r\nBcc: eve@evil.example <b>&\0 Ünï 🎉";

  @InjectStack TestStack stack;

  private Neighbours neighbours;
  private Sinks sinks;

  @BeforeEach
  void publishSettings() {
    neighbours = new Neighbours(stack.bootstrapServers());
    sinks = new Sinks(stack);
    neighbours.publish(Scene.settings());
    // Once something was sent, the settings are known.
    JobDue first = Scene.create().adHoc(Channel.SMS, person("Ann"), sms("first"));
    neighbours.publish(first);
    neighbours.answer(first, DeliveryAccepted.class);
  }

  @AfterEach
  void close() {
    neighbours.close();
  }

  private static AdHocMessage sms(String text) {
    return new AdHocMessage(null, null, text);
  }

  private static Contact person(String firstName) {
    return new Contact(
        "c-1",
        Sinks.someone(),
        "+14155550177",
        firstName,
        "Lee",
        null,
        null,
        "America/New_York",
        "contact",
        "en",
        Map.of("city", "Rome"));
  }

  private static Map<String, Object> item(
      String ref, Channel channel, AdHocMessage content, Contact contact) {
    Map<String, Object> texts = new HashMap<>();
    texts.put("subject", content.subject());
    texts.put("html", content.html());
    texts.put("text", content.text());
    return Map.of("ref", ref, "channel", channel, "content", texts, "contact", contact);
  }

  private ValidatableResponse render(Object body) {
    return given()
        .auth()
        .oauth2(stack.internalToken())
        .header("X-Tenant-Id", "acme")
        .contentType(ContentType.JSON)
        .body(body)
        .post("/internal/v1/render")
        .then();
  }

  private JsonPath rendered(Map<String, Object> item) {
    return render(Map.of("items", List.of(item))).statusCode(200).extract().jsonPath();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ann",
        HOSTILE,
        "A name so long that it does not fit into one line of a header, whoever may have it",
        "dots\n.\n.. at the begin of a line",
      })
  void an_email_is_what_was_shown(String firstName) {
    AdHocMessage message =
        new AdHocMessage(
            "Hello {{ firstName }} 🎉",
            "<p>{{ firstName }} of {{ attributes.city }}</p>\n.\n<p>"
                + "x".repeat(1500)
                + "</p> {{ \"now\" | date: \"%Y\" }}",
            "Hi {{ firstName }}, {{ companyName }}\n.\r\nBye =20");
    Contact contact = person(firstName);
    JobDue job = Scene.create().adHoc(Channel.EMAIL, contact, message);

    JsonPath shown = rendered(item("a", Channel.EMAIL, message, contact));
    neighbours.publish(job);
    neighbours.answer(job, DeliveryAccepted.class);

    ReceivedEmail sent = sinks.emails(String.valueOf(contact.email())).getFirst();
    assertThat(shown.getString("items[0].outcome")).isEqualTo("would_send");
    assertThat(lines(sent.html())).isEqualTo(shown.getString("items[0].rendered.html"));
    assertThat(lines(sent.text())).isEqualTo(shown.getString("items[0].rendered.text"));
    assertThat(sent.subject()).isEqualTo(shown.getString("items[0].rendered.subject"));
    assertThat(sent.from().address()).isEqualTo(shown.getString("items[0].rendered.from"));
    assertThat(sent.envelopeTo())
        .isEqualTo(Collections.singletonList(shown.getString("items[0].rendered.to")));
    Map<String, String> headers = shown.getMap("items[0].rendered.headers");
    assertThat(headers).containsOnlyKeys("From", "To", "Reply-To", "Subject");
    headers.forEach((name, value) -> assertThat(sent.headers()).containsEntry(name, value));
    assertThat(sent.headers()).doesNotContainKey("Bcc");
  }

  /** The wire ends lines with CRLF, and a text with one more. */
  private static String lines(String received) {
    return received.replace("\r\n", "\n").replaceFirst("\n$", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ann", HOSTILE, "Ζωή", "[{€}]"})
  void an_sms_is_what_was_shown(String firstName) {
    AdHocMessage message = sms("Hi {{ firstName }}, {{ companyName }}. " + "x".repeat(140));
    Contact contact = person(firstName);
    JobDue job = Scene.create().adHoc(Channel.SMS, contact, message);

    JsonPath shown = rendered(item("b", Channel.SMS, message, contact));
    neighbours.publish(job);
    DeliveryAccepted accepted = neighbours.answer(job, DeliveryAccepted.class);

    SmsMessage sent =
        stack.twilio().messages().stream()
            .filter(sms -> sms.sid().equals(accepted.providerId()))
            .findAny()
            .orElseThrow();
    assertThat(sent.body()).isEqualTo(shown.getString("items[0].rendered.text"));
    assertThat(sent.to()).isEqualTo(shown.getString("items[0].rendered.to"));
    assertThat(sent.from()).isEqualTo(shown.getString("items[0].rendered.from"));
    assertThat(sent.segments()).isEqualTo(shown.getInt("items[0].rendered.segments"));
  }

  @Test
  void each_item_has_its_own_outcome() {
    AdHocMessage broken = sms("Hi {{ firstName");
    AdHocMessage gap = sms("Hi {{ attributes.none }}");
    AdHocMessage endless = sms("{% for i in (1..100000) %}x{% endfor %}");
    Contact ann = person("Ann");
    Contact nowhere =
        new Contact(
            "c", "not an address", null, "A", null, null, null, "UTC", "tenant", null, Map.of());
    AdHocMessage mail = new AdHocMessage("S", null, "T");

    render(
            Map.of(
                "items",
                List.of(
                    item("1", Channel.SMS, sms("Hi"), ann),
                    item("2", Channel.SMS, broken, ann),
                    item("3", Channel.SMS, gap, ann),
                    item("4", Channel.SMS, endless, ann),
                    item("5", Channel.SMS, sms("Hi"), nowhere),
                    item("6", Channel.EMAIL, mail, nowhere))))
        .statusCode(200)
        .body("items.ref", equalTo(List.of("1", "2", "3", "4", "5", "6")))
        .body("items[0].outcome", equalTo("would_send"))
        .body("items[0].rendered.encoding", equalTo("gsm7"))
        .body("items[1].outcome", equalTo("would_fail"))
        .body("items[1].reason", equalTo("template_invalid"))
        .body("items[2].outcome", equalTo("would_skip"))
        .body("items[2].reason", equalTo("missing_variable:attributes.none"))
        .body("items[3].outcome", equalTo("would_fail"))
        .body("items[4].reason", equalTo("no_address"))
        .body("items[5].outcome", equalTo("would_fail"))
        .body("items[5].reason", equalTo("invalid_address"))
        .body("items[5].rendered", nullValue());
  }

  @Test
  void a_batch_may_be_large_and_no_larger() {
    AdHocMessage large = new AdHocMessage("S", "<p>" + "x".repeat(200_000) + "</p>", null);
    Map<String, Object> item = item("r", Channel.EMAIL, large, person("Ann"));

    render(Map.of("items", Collections.nCopies(50, item)))
        .statusCode(200)
        .body("items", hasSize(50));
    render(Map.of("items", Collections.nCopies(100, item)))
        .statusCode(422)
        .body("code", equalTo("render_limit"));
    render(Map.of("items", Collections.nCopies(501, Map.of("ref", "x"))))
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/items"));
  }

  @Test
  void what_is_asked_wrongly_is_named() {
    render(Map.of("items", List.of(Map.of("ref", "x", "channel", "sms"))))
        .statusCode(422)
        .body("errors.pointer", equalTo(List.of("/items/0/content", "/items/0/contact")));
    render(Map.of("items", List.of(), "elements", List.of()))
        .statusCode(400)
        .body("code", equalTo("unknown_property"));
    render("{\"items\":[{\"channel\":\"fax\"}]}")
        .statusCode(400)
        .body("detail", containsString("JSON"));
  }

  @Test
  void another_tenant_has_another_sender() {
    given()
        .auth()
        .oauth2(stack.internalToken())
        .header("X-Tenant-Id", "globex")
        .contentType(ContentType.JSON)
        .body(Map.of("items", List.of(item("1", Channel.SMS, sms("Hi"), person("Ann")))))
        .post("/internal/v1/render")
        .then()
        .statusCode(200)
        .body("items[0].outcome", equalTo("would_fail"))
        .body("items[0].reason", equalTo("settings_unknown"));
  }

  @Test
  void only_our_own_services_may_ask() {
    given()
        .contentType(ContentType.JSON)
        .body("{}")
        .post("/internal/v1/render")
        .then()
        .statusCode(401);
    given()
        .auth()
        .oauth2(stack.token("root", "acme", "admin"))
        .contentType(ContentType.JSON)
        .body("{}")
        .post("/internal/v1/render")
        .then()
        .statusCode(403);
  }
}
