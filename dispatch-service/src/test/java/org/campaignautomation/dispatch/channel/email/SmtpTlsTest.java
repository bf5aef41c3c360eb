package org.campaignautomation.dispatch.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.campaignautomation.contracts.EmailSender;
import org.campaignautomation.dispatch.channel.EmailMessage;
import org.campaignautomation.dispatch.channel.Outcome;
import org.campaignautomation.dispatch.channel.Outcome.Accepted;
import org.campaignautomation.dispatch.channel.Outcome.Refused;
import org.campaignautomation.dispatch.channel.email.SmtpSettings.TlsPolicy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmtpTlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final Map<String, String> OFFERING =
      Map.of("EHLO", "250-relay.test|250 STARTTLS", "EHLO#2", "250-relay.test|250 AUTH PLAIN");

  private static SSLContext relaysOwn;
  private static SSLContext ofSomebodyElse;

  @BeforeAll
  static void makeCertificates(@TempDir Path directory) throws Exception {
    relaysOwn = context(directory, "localhost");
    ofSomebodyElse = context(directory, "relay.invalid");
  }

  /** A key with its certificate for a name, and trust in just that. */
  private static SSLContext context(Path directory, String name)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path file = directory.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "relay",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "SAN=dns:" + name,
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .start();
    keytool.getInputStream().transferTo(OutputStream.nullOutputStream());
    assertThat(keytool.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("relay", keys.getCertificate("relay"));
    KeyManagerFactory keyManagers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keyManagers.init(keys, PASSWORD);
    TrustManagerFactory trustManagers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trustManagers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
    return context;
  }

  private static Outcome send(ScriptedSmtp relay, SSLContext trust) {
    SmtpSettings settings =
        new SmtpSettings(
            "localhost",
            relay.port(),
            "sender.test",
            "ann",
            "secret",
            TlsPolicy.STARTTLS,
            trust,
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            500);
    SmtpProvider provider = new SmtpProvider(new HeaderComposer(), settings, 1, code -> {});
    try {
      return provider.send(
          new EmailMessage(
              UUID.randomUUID(),
              Instant.now(),
              new EmailSender("hello@acme.example", null, null),
              "ann@example.com",
              "Hello",
              null,
              "Hello"));
    } finally {
      provider.close();
    }
  }

  @Test
  void the_credentials_and_the_message_go_after_the_handshake() throws IOException {
    try (ScriptedSmtp relay = ScriptedSmtp.start(List.of(OFFERING), relaysOwn)) {
      assertThat(send(relay, relaysOwn)).isInstanceOf(Accepted.class);
      assertThat(relay.commands)
          .startsWith("EHLO sender.test", "STARTTLS", "EHLO sender.test")
          .contains("AUTH PLAIN AGFubgBzZWNyZXQ=");
    }
  }

  @Test
  void nothing_is_said_to_who_cannot_prove_to_be_the_relay() throws IOException {
    try (ScriptedSmtp relay = ScriptedSmtp.start(List.of(OFFERING), ofSomebodyElse)) {
      // Trusted, but for another name.
      assertRefused(send(relay, ofSomebodyElse), relay);
    }
    try (ScriptedSmtp relay = ScriptedSmtp.start(List.of(OFFERING), relaysOwn)) {
      assertRefused(send(relay, ofSomebodyElse), relay);
    }
  }

  @Test
  void what_is_said_before_the_handshake_does_not_pass_for_said_after_it() throws IOException {
    Map<String, String> injecting =
        Map.of("EHLO", "250-relay.test|250 STARTTLS", "STARTTLS", "220 go on|250 injected");
    try (ScriptedSmtp relay = ScriptedSmtp.start(List.of(injecting), relaysOwn)) {
      assertRefused(send(relay, relaysOwn), relay);
    }
  }

  private static void assertRefused(Outcome outcome, ScriptedSmtp relay) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.code()).isEqualTo("tls_failed"));
    assertThat(relay.commands).noneMatch(c -> c.startsWith("AUTH") || c.startsWith("MAIL"));
  }
}
