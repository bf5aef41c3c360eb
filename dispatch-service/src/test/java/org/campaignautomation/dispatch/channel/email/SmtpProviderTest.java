package org.campaignautomation.dispatch.channel.email;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.campaignautomation.dispatch.channel.email.SmtpSamples.DUE;
import static org.campaignautomation.dispatch.channel.email.SmtpSamples.JOB;
import static org.campaignautomation.dispatch.channel.email.SmtpSamples.SENDER;
import static org.campaignautomation.dispatch.channel.email.SmtpSamples.TIMEOUT;
import static org.campaignautomation.dispatch.channel.email.SmtpSamples.message;
import static org.campaignautomation.dispatch.channel.email.SmtpSamples.settings;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.campaignautomation.contracts.FailureClass;
import org.campaignautomation.dispatch.channel.AccountCheck;
import org.campaignautomation.dispatch.channel.EmailMessage;
import org.campaignautomation.dispatch.channel.Outcome;
import org.campaignautomation.dispatch.channel.Outcome.Accepted;
import org.campaignautomation.dispatch.channel.Outcome.Refused;
import org.campaignautomation.dispatch.channel.Outcome.Unclear;
import org.campaignautomation.dispatch.channel.email.SmtpSettings.TlsPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpProviderTest {
  private final List<String> unlisted = new ArrayList<>();
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  private ScriptedSmtp relay(Map<String, String> script) throws IOException {
    return relay(script, script);
  }

  /** Whose first connection has a script of its own. */
  private ScriptedSmtp relay(Map<String, String> first, Map<String, String> others)
      throws IOException {
    ScriptedSmtp relay = ScriptedSmtp.start(List.of(first, others));
    open.add(relay);
    return relay;
  }

  private SmtpProvider provider(int port) {
    return provider(port, TIMEOUT);
  }

  private SmtpProvider provider(int port, Duration timeout) {
    SmtpSettings settings = settings(port, TlsPolicy.NONE, null, timeout);
    SmtpProvider provider = new SmtpProvider(new HeaderComposer(), settings, 1, unlisted::add);
    open.add(provider::close);
    return provider;
  }

  @Test
  void a_message_goes_in_two_flights_and_the_next_on_the_same_connection() throws IOException {
    ScriptedSmtp relay = relay(Map.of());
    SmtpProvider provider = provider(relay.port());

    assertThat(provider.send(message())).isEqualTo(new Accepted("<" + JOB + "@acme.example>"));
    assertThat(provider.send(message())).isInstanceOf(Accepted.class);

    assertThat(relay.connections()).isEqualTo(1);
    assertThat(relay.messages).hasSize(2);
    assertThat(relay.commands.getFirst()).isEqualTo("EHLO sender.test");
    assertThat(relay.commands.subList(1, 7))
        .allMatch(c -> c.matches("MAIL FROM:<hello@acme.example> SIZE=\\d+|RCPT TO:.*|DATA"))
        .noneMatch(c -> c.startsWith("RSET"));
    // Twice the same job: byte for byte the same message.
    assertThat(relay.messages.getFirst()).isEqualTo(relay.messages.getLast());
  }

  @Test
  void what_a_reader_sees_is_what_was_written() throws IOException, MessagingException {
    String text =
        "Grüße 🎉 \t\n.\n..two dots\n=3D is no code \nFrom here\r\n" + "long ".repeat(60) + "\rend";
    ScriptedSmtp relay = relay(Map.of());
    assertThat(provider(relay.port()).send(message("ann@example.com", text)))
        .isInstanceOf(Accepted.class);

    String wire = relay.messages.getFirst();
    assertThat(wire.split("\r\n"))
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(78).matches("\\p{ASCII}*"));
    MimeMessage mail =
        new MimeMessage(
            Session.getInstance(new Properties()),
            new ByteArrayInputStream(
                wire.replaceAll("(?m)^\\.", "").getBytes(StandardCharsets.UTF_8)));
    assertThat(mail.getHeader("Date", null)).isEqualTo("Sun, 22 Nov 2026 09:00:00 +0000");
    assertThat(mail.getHeader("From", null)).isEqualTo("\"Acme Inc\" <hello@acme.example>");
    assertThat(mail.getHeader("Reply-To", null)).isEqualTo("care@acme.example");
    assertThat(mail.getHeader("To", null)).isEqualTo("ann@example.com");
    MimeMultipart parts = (MimeMultipart) mail.getContent();
    String read = (String) parts.getBodyPart(0).getContent();
    assertThat(read.lines().toList())
        .isEqualTo(text.replace("\r\n", "\n").replace('\r', '\n').lines().toList());
    assertThat(((String) parts.getBodyPart(1).getContent())).startsWith("<p>Grüße 🎉");
  }

  /** The relay breaks off, says nothing, says nonsense, or a byte now and then, at each stage. */
  @ParameterizedTest
  @ValueSource(strings = {"CONNECT", "EHLO", "MAIL", "RCPT", "DATA", "BODY"})
  void what_fails_before_the_final_dot_was_surely_not_sent(String stage) throws IOException {
    // Nonsense in the middle of a message is not read before its end.
    for (String action :
        stage.equals("BODY")
            ? List.of("close", "reset", "silence")
            : List.of("close", "reset", "silence", "drip", "garbage")) {
      ScriptedSmtp relay = relay(Map.of(stage, action));
      // Larger than all buffers on the way, so that it cannot be written to who does not read.
      String text = stage.equals("BODY") ? "x".repeat(900_000) : "Hello";
      EmailMessage message =
          new EmailMessage(JOB, DUE, SENDER, "ann@example.com", "Hello", null, text);
      assertThat(provider(relay.port()).send(message))
          .as("%s at %s", action, stage)
          .isInstanceOfSatisfying(
              Refused.class,
              refused -> {
                assertThat(refused.failureClass()).isEqualTo(FailureClass.PROVIDER_OUTAGE);
                assertThat(refused.accountWide()).isTrue();
              });
      assertThat(relay.messages).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"close", "reset", "silence", "drip", "garbage", "354 what"})
  void after_the_final_dot_nothing_but_an_answer_is_an_answer(String action) throws IOException {
    ScriptedSmtp relay = relay(Map.of("DOT", action), Map.of());
    SmtpProvider provider = provider(relay.port());
    assertThat(provider.send(message())).isInstanceOf(Unclear.class);
    assertThat(relay.messages).hasSize(1);
    assertThat(provider.send(message("bob@example.com", "Hi"))).isInstanceOf(Accepted.class);
    assertThat(relay.connections()).isEqualTo(2);
    assertThat(relay.messages).hasSize(2);
  }

  @Test
  void a_relay_that_is_not_there_has_nothing() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    assertThat(provider(free).send(message()))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.code()).isEqualTo("connect_failed"));
  }

  /** It hung up, or said good-bye, while the connection rested. */
  @ParameterizedTest
  @ValueSource(
      strings = {"250 2.0.0 queued then close", "250 2.0.0 queued|421 4.4.2 idle then close"})
  void a_dead_connection_costs_a_new_one_and_no_message(String last) throws IOException {
    ScriptedSmtp relay = relay(Map.of("DOT", last), Map.of());
    SmtpProvider provider = provider(relay.port());
    assertThat(provider.send(message())).isInstanceOf(Accepted.class);
    assertThat(provider.send(message("bob@example.com", "Hi"))).isInstanceOf(Accepted.class);
    assertThat(relay.connections()).isEqualTo(2);
    assertThat(relay.messages).hasSize(2);
  }

  @Test
  void a_relay_that_takes_so_many_per_connection_gets_a_new_one() throws IOException {
    ScriptedSmtp relay = relay(Map.of("MAIL#2", "421 4.7.0 enough"), Map.of());
    SmtpProvider provider = provider(relay.port());
    assertThat(provider.send(message())).isInstanceOf(Accepted.class);
    assertThat(provider.send(message())).isInstanceOf(Accepted.class);
    assertThat(relay.connections()).isEqualTo(2);
  }

  @Test
  void a_refused_recipient_costs_no_connection() throws IOException {
    ScriptedSmtp relay = relay(Map.of("RCPT#1", "550 5.1.1 nobody", "DATA#1", "554 no recipient"));
    SmtpProvider provider = provider(relay.port());
    assertThat(provider.send(message())).isInstanceOf(Refused.class);
    assertThat(provider.send(message("bob@example.com", "Hi"))).isInstanceOf(Accepted.class);
    assertThat(relay.connections()).isEqualTo(1);
    assertThat(relay.commands).containsOnlyOnce("RSET");
  }

  @Test
  void a_relay_that_wants_a_message_for_nobody_gets_a_lone_dot() throws IOException {
    ScriptedSmtp relay = relay(Map.of("RCPT#1", "550 5.1.1 nobody", "DOT#1", "554 no recipient"));
    SmtpProvider provider = provider(relay.port());
    assertThat(provider.send(message()))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.code()).isEqualTo("550 5.1.1"));
    assertThat(relay.messages).containsExactly("");
    assertThat(provider.send(message())).isInstanceOf(Accepted.class);
    assertThat(relay.connections()).isEqualTo(1);
  }

  @Test
  void a_refusal_counts_though_the_relay_hangs_up_with_it() throws IOException {
    ScriptedSmtp relay = relay(Map.of("RCPT", "550 5.1.1 nobody then close"));
    assertThat(provider(relay.port()).send(message()))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.code()).isEqualTo("550 5.1.1"));
  }

  @Test
  void a_relay_without_pipelining_is_asked_one_by_one() throws IOException {
    ScriptedSmtp relay = relay(Map.of("EHLO", "250 relay.test", "RCPT#1", "450 4.2.1 busy"));
    SmtpProvider provider = provider(relay.port());
    assertThat(provider.send(message())).isInstanceOf(Refused.class);
    assertThat(provider.send(message())).isInstanceOf(Accepted.class);
    assertThat(relay.commands)
        .containsExactly(
            "EHLO sender.test",
            "MAIL FROM:<hello@acme.example>",
            "RCPT TO:<ann@example.com>",
            "RSET",
            "MAIL FROM:<hello@acme.example>",
            "RCPT TO:<ann@example.com>",
            "DATA");
  }

  @Test
  void a_reply_may_have_many_lines() throws IOException {
    ScriptedSmtp relay = relay(Map.of("DOT", "452-4.2.2 first|452-4.2.2 second|452 4.2.2 last"));
    assertThat(provider(relay.port()).send(message()))
        .isEqualTo(
            new Refused(FailureClass.RECIPIENT_TEMPORARY, "452 4.2.2", "the mailbox is full"));
  }

  @Test
  void what_the_relay_would_not_take_is_not_offered() throws IOException {
    ScriptedSmtp relay = relay(Map.of("EHLO", "250-relay.test|250 SIZE 100"));
    assertThat(provider(relay.port()).send(message()))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.failureClass()).isEqualTo(FailureClass.CONTENT_REJECTED);
              assertThat(refused.code()).isEqualTo("too_large");
            });
    assertThat(relay.commands).containsExactly("EHLO sender.test");
  }

  @Test
  void an_address_beyond_ascii_needs_a_relay_that_carries_it() throws IOException {
    EmailMessage message = message("jürgen@bücher.example", "Hallo");
    ScriptedSmtp old = relay(Map.of());
    assertThat(provider(old.port()).send(message))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.code()).isEqualTo("smtputf8_not_offered"));
    ScriptedSmtp modern = relay(Map.of("EHLO", "250-relay.test|250-SMTPUTF8|250 8BITMIME"));
    assertThat(provider(modern.port()).send(message)).isInstanceOf(Accepted.class);
    assertThat(modern.commands)
        .contains(
            "MAIL FROM:<hello@acme.example> SMTPUTF8", "RCPT TO:<jürgen@xn--bcher-kva.example>");
    assertThat(modern.messages.getFirst()).contains("To: jürgen@xn--bcher-kva.example\r\n");
  }

  @ParameterizedTest
  @CsvSource({"RCPT,true", "DOT,false"})
  void the_end_of_the_service_breaks_off_and_knows_how_far_it_came(
      String stage, boolean isSurelyNotSent) throws Exception {
    ScriptedSmtp relay = relay(Map.of(stage, "silence"));
    SmtpProvider provider = provider(relay.port(), Duration.ofSeconds(30));
    CompletableFuture<Outcome> outcome =
        CompletableFuture.supplyAsync(() -> provider.send(message()));
    provider.endAllAfter(Duration.ofMillis(300));
    assertThat(outcome.get(5, TimeUnit.SECONDS))
        .isInstanceOf(isSurelyNotSent ? Refused.class : Unclear.class);
  }

  /** As after a stop of the whole process: its time is over before anything could notice. */
  @Test
  void who_wakes_up_too_late_writes_no_final_dot() throws Exception {
    ScriptedSmtp relay = relay(Map.of());
    Envelope envelope =
        new Envelope(new MailAddress("hello@acme.example"), new MailAddress("ann@example.com"));
    try (Watchdog watchdog = new Watchdog()) {
      for (int i = 0; i < 50; i++) {
        SmtpSession session =
            SmtpSession.open(
                settings(relay.port(), TlsPolicy.NONE, null, TIMEOUT),
                watchdog,
                Deadline.in(Duration.ofSeconds(5)));
        open.add(session);
        assertThatExceptionOfType(SmtpException.class)
            .isThrownBy(
                () -> session.send(envelope, "\r\n".getBytes(UTF_8), Deadline.in(Duration.ZERO)))
            .satisfies(failure -> assertThat(failure.stage()).isNotEqualTo(SmtpStage.END));
      }
    }
    assertThat(relay.messages).isEmpty();
  }

  @Test
  void a_relay_is_asked_how_it_is_without_a_message() throws IOException {
    ScriptedSmtp relay = relay(Map.of());
    AccountCheck check = provider(relay.port()).check();
    assertThat(check.ok()).isTrue();
    assertThat(relay.commands).contains("NOOP").noneMatch(c -> c.startsWith("MAIL"));
  }
}
