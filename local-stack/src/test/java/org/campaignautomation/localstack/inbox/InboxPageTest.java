package org.campaignautomation.localstack.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.campaignautomation.localstack.email.SmtpInbox;
import org.campaignautomation.localstack.twilio.TwilioEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** E-mails sent over real SMTP and read by Mailpit's calls. */
class InboxPageTest {
  private static final int CAPACITY = 20;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private SmtpInbox inbox;
  private TwilioEndpoint twilio;
  private InboxPage page;

  @BeforeEach
  void start() {
    inbox = SmtpInbox.start(0, CAPACITY);
    twilio = TwilioEndpoint.start(0);
    page = InboxPage.start(0, inbox, twilio);
  }

  @AfterEach
  void stop() {
    page.close();
    twilio.close();
    inbox.close();
  }

  @Test
  void listsNewestFirstWithTotalsAndPaging() throws Exception {
    for (int i = 0; i < 12; i++) {
      send("Subject " + i, "ann" + i + "@example.com");
    }

    JsonNode list = json("GET", "/api/v1/messages?start=10&limit=5");

    assertThat(list.get("total").asInt()).isEqualTo(12);
    assertThat(list.get("start").asInt()).isEqualTo(10);
    assertThat(list.get("limit").asInt()).isEqualTo(5);
    assertThat(subjects(list)).containsExactly("Subject 1", "Subject 0");
    JsonNode defaults = json("GET", "/api/v1/messages");
    assertThat(defaults.get("start").asInt()).isZero();
    assertThat(defaults.get("limit").asInt()).isEqualTo(50);
    assertThat(subjects(defaults)).hasSize(12).startsWith("Subject 11");
  }

  @Test
  void readsOneMessageInAllItsParts() throws Exception {
    send("Grüße – <b>bold</b>", "ann@example.com");
    JsonNode summary = json("GET", "/api/v1/messages").get("messages").get(0);

    JsonNode message = json("GET", "/api/v1/message/" + summary.get("ID").asText());

    assertThat(message.get("Subject").asText()).isEqualTo("Grüße – <b>bold</b>");
    assertThat(message.at("/From/Name").asText()).isEqualTo("Acme Inc");
    assertThat(message.at("/From/Address").asText()).isEqualTo("hello@acme.example");
    assertThat(message.at("/To/0/Address").asText()).isEqualTo("ann@example.com");
    assertThat(message.at("/To/0/Name").asText()).isEqualTo("Ann Ødegård");
    assertThat(message.get("Text").asText()).contains("Hello Ann Ødegård");
    assertThat(message.get("HTML").asText()).contains("<p>Hello Ann Ødegård</p>");
    assertThat(message.get("MessageID").asText()).isNotEmpty().doesNotContain("<", ">");
    assertThat(message.get("Created").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
  }

  @Test
  void aMessageForSeveralIsKeptOnce() throws Exception {
    send("Hi all", "ann@example.com", "bob@example.com", "cyn@example.com");

    JsonNode list = json("GET", "/api/v1/messages");

    assertThat(list.get("total").asInt()).isEqualTo(1);
    assertThat(list.at("/messages/0/To")).hasSize(3);
  }

  @Test
  void forgetsTheOldestWhenFull() throws Exception {
    for (int i = 0; i < CAPACITY + 5; i++) {
      send("Subject " + i, "ann@example.com");
    }

    JsonNode list = json("GET", "/api/v1/messages");

    assertThat(list.get("total").asInt()).isEqualTo(CAPACITY);
    assertThat(subjects(list)).contains("Subject 24", "Subject 5").doesNotContain("Subject 4");
  }

  @Test
  void deletesAll() throws Exception {
    send("Subject", "ann@example.com");

    assertThat(call("DELETE", "/api/v1/messages").statusCode()).isEqualTo(200);

    assertThat(json("GET", "/api/v1/messages").get("total").asInt()).isZero();
  }

  @Test
  void unknownAndWrongRequestsGetAClearAnswer() throws Exception {
    assertThat(call("GET", "/api/v1/message/none").statusCode()).isEqualTo(404);
    assertThat(call("GET", "/api/v1/messages?limit=many").statusCode()).isEqualTo(400);
    assertThat(call("GET", "/api/v1/messages?start=-1").statusCode()).isEqualTo(400);
    assertThat(call("POST", "/api/v1/messages").statusCode()).isEqualTo(405);
    assertThat(call("GET", "/elsewhere").statusCode()).isEqualTo(404);
  }

  @Test
  void thePageRunsNoScriptButItsOwn() throws Exception {
    HttpResponse<String> answer = call("GET", "/");

    assertThat(answer.body()).contains("<title>Inbox");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "script-src 'self';");
  }

  private void send(String subject, String... recipients) throws MessagingException, IOException {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", "localhost");
    properties.put("mail.smtp.port", Integer.toString(inbox.port()));
    MimeMessage message = new MimeMessage(Session.getInstance(properties));
    message.setFrom(new InternetAddress("hello@acme.example", "Acme Inc"));
    for (String recipient : recipients) {
      message.addRecipient(
          Message.RecipientType.TO, new InternetAddress(recipient, "Ann Ødegård", "UTF-8"));
    }
    message.setSubject(subject, "UTF-8");
    MimeBodyPart text = new MimeBodyPart();
    text.setText("Hello Ann Ødegård", "UTF-8");
    MimeBodyPart html = new MimeBodyPart();
    html.setText("<p>Hello Ann Ødegård</p>", "UTF-8", "html");
    message.setContent(new MimeMultipart("alternative", text, html));
    Transport.send(message);
  }

  private static List<String> subjects(JsonNode list) {
    List<String> subjects = new ArrayList<>();
    list.get("messages").forEach(message -> subjects.add(message.get("Subject").asText()));
    return subjects;
  }

  private JsonNode json(String method, String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = call(method, path);
    assertThat(answer.statusCode()).isEqualTo(200);
    return new ObjectMapper().readTree(answer.body());
  }

  private HttpResponse<String> call(String method, String path)
      throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(page.url() + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
