package org.campaignautomation.dispatch.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import org.campaignautomation.contracts.EmailSender;
import org.campaignautomation.contracts.FailureClass;
import org.campaignautomation.dispatch.channel.EmailMessage;
import org.campaignautomation.dispatch.channel.EmailProvider;
import org.campaignautomation.dispatch.channel.Outcome;
import org.campaignautomation.dispatch.channel.Outcome.Accepted;
import org.campaignautomation.dispatch.channel.Outcome.Refused;
import org.campaignautomation.dispatch.channel.Outcome.Unclear;
import org.campaignautomation.dispatch.testing.ScriptedRelay;
import org.campaignautomation.dispatch.testing.ShortTimes;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.platform.ids.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(ShortTimes.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "dispatch"))
@WithTestResource(ScriptedRelay.class)
class ScriptedRelayIT {
  @Inject EmailProvider provider;

  private Outcome send(String recipient) {
    return provider.send(
        new EmailMessage(
            Ids.next(),
            Instant.now(),
            new EmailSender("hello@acme.example", "Acme", null),
            recipient,
            "Hello",
            "<p>Hello</p>",
            "Hello"));
  }

  @Test
  void a_message_is_taken() {
    assertThat(send("ann@example.com")).isInstanceOf(Accepted.class);
    assertThat(ScriptedRelay.dots("ann@example.com")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "rcpt=450_4.2.1,RECIPIENT_TEMPORARY,450 4.2.1",
    "rcpt=550_5.1.1,RECIPIENT_PERMANENT,550 5.1.1",
    "rcpt=421_4.3.2,PROVIDER_OUTAGE,421 4.3.2",
    "end=451_4.3.0,RECIPIENT_TEMPORARY,451 4.3.0",
    "end=552_5.3.4,CONTENT_REJECTED,552 5.3.4",
    "end=554,CONTENT_REJECTED,554"
  })
  void a_refusal_is_definite(String script, FailureClass failureClass, String code) {
    assertThat(send(script + "@example.com"))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.failureClass()).isEqualTo(failureClass);
              assertThat(refused.code()).isEqualTo(code);
            });
    // The next message is not hurt.
    assertThat(send("bob@example.com")).isInstanceOf(Accepted.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"end=close", "end=silence", "end=garbage"})
  void after_the_final_dot_nothing_but_an_answer_is_an_answer(String script) {
    String recipient = script + "@example.com";
    assertThat(send(recipient)).isInstanceOf(Unclear.class);
    assertThat(ScriptedRelay.dots(recipient)).isEqualTo(1);
    assertThat(send("bob@example.com")).isInstanceOf(Accepted.class);
  }
}
