package org.campaignautomation.dispatch.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.campaignautomation.dispatch.channel.email.SmtpSamples.TIMEOUT;
import static org.campaignautomation.dispatch.channel.email.SmtpSamples.message;
import static org.campaignautomation.dispatch.channel.email.SmtpSamples.settings;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.campaignautomation.contracts.FailureClass;
import org.campaignautomation.dispatch.channel.Outcome;
import org.campaignautomation.dispatch.channel.Outcome.Accepted;
import org.campaignautomation.dispatch.channel.Outcome.Refused;
import org.campaignautomation.dispatch.channel.email.SmtpSettings.TlsPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With what a connection is secured, and with what one signs in. */
class SmtpSignInTest {
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  @Test
  void signs_in_as_the_relay_offers() throws IOException {
    ScriptedSmtp plain = relay(Map.of("EHLO", "250-relay.test|250 AUTH LOGIN PLAIN"));
    assertThat(provider(plain.port(), TlsPolicy.NONE).send(message())).isInstanceOf(Accepted.class);
    assertThat(plain.commands).contains("AUTH PLAIN AGFubgBzZWNyZXQ=");

    // Each line of the sign-in is a stage to the script, which has them in capitals.
    ScriptedSmtp login =
        relay(
            Map.of(
                "EHLO", "250-relay.test|250 AUTH LOGIN",
                "AUTH", "334 VXNlcm5hbWU6",
                "YW5U", "334 UGFzc3dvcmQ6",
                "C2VJCMV0", "235 2.7.0 ok"));
    assertThat(provider(login.port(), TlsPolicy.NONE).send(message())).isInstanceOf(Accepted.class);
    assertThat(login.commands).contains("AUTH LOGIN", "YW5u", "c2VjcmV0");
  }

  @ParameterizedTest
  @CsvSource({
    "535 5.7.8 wrong,SENDER_CONFIGURATION,535 5.7.8",
    "454 4.7.0 later,PROVIDER_OUTAGE,454 4.7.0"
  })
  void credentials_that_are_not_taken_concern_the_account(
      String reply, FailureClass failureClass, String code) throws IOException {
    ScriptedSmtp relay = relay(Map.of("EHLO", "250-relay.test|250 AUTH PLAIN", "AUTH", reply));
    SmtpProvider provider = provider(relay.port(), TlsPolicy.NONE);
    assertThat(provider.send(message()))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.failureClass()).isEqualTo(failureClass);
              assertThat(refused.code()).isEqualTo(code);
              assertThat(refused.accountWide()).isTrue();
            });
    assertThat(provider.check()).matches(check -> !check.ok() && check.code().equals(code));
  }

  @Test
  void no_session_where_security_is_required_and_not_offered() throws IOException {
    ScriptedSmtp relay = relay(Map.of());
    Outcome outcome = provider(relay.port(), TlsPolicy.STARTTLS).send(message());
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo("tls_not_offered");
              assertThat(refused.accountWide()).isTrue();
            });
    assertThat(relay.commands).noneMatch(c -> c.startsWith("AUTH") || c.startsWith("MAIL"));
  }

  private ScriptedSmtp relay(Map<String, String> script) throws IOException {
    ScriptedSmtp relay = ScriptedSmtp.start(List.of(script, script));
    open.add(relay);
    return relay;
  }

  private SmtpProvider provider(int port, TlsPolicy tls) {
    SmtpSettings settings = settings(port, tls, "ann", TIMEOUT);
    SmtpProvider provider = new SmtpProvider(new HeaderComposer(), settings, 1, refused -> {});
    open.add(provider::close);
    return provider;
  }
}
