package org.campaignautomation.dispatch.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.ext.mail.SMTPException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.campaignautomation.contracts.FailureClass;
import org.campaignautomation.dispatch.channel.Outcome;
import org.campaignautomation.dispatch.channel.Outcome.Refused;
import org.campaignautomation.dispatch.channel.Outcome.Unclear;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpFailuresTest {
  private static final String SENDER = "sender address not accepted";
  private static final String RECIPIENT = "recipient address not accepted";
  private static final String END = "sending data failed";

  private static Outcome outcome(String phase, String reply) {
    int code = reply.matches("\\d{3}.*") ? Integer.parseInt(reply.substring(0, 3)) : 500;
    return SmtpFailures.outcome(
        new CompletionException(new SMTPException(phase, code, List.of(reply), false)));
  }

  @ParameterizedTest
  @CsvSource({
    RECIPIENT + ",421 4.3.2 shutting down,PROVIDER_OUTAGE,421 4.3.2",
    RECIPIENT + ",450 4.2.1 busy,RECIPIENT_TEMPORARY,450 4.2.1",
    RECIPIENT + ",451 greylisted,RECIPIENT_TEMPORARY,451",
    RECIPIENT + ",452 4.5.3 too many,RECIPIENT_TEMPORARY,452 4.5.3",
    RECIPIENT + ",550 5.1.1 nobody,RECIPIENT_PERMANENT,550 5.1.1",
    RECIPIENT + ",550 no,RECIPIENT_PERMANENT,550",
    RECIPIENT + ",551 moved,RECIPIENT_PERMANENT,551",
    RECIPIENT + ",553 5.1.3 bad,RECIPIENT_PERMANENT,553 5.1.3",
    RECIPIENT + ",554 5.7.1 policy,SENDER_CONFIGURATION,554 5.7.1",
    RECIPIENT + ",552 5.2.2 full,RECIPIENT_TEMPORARY,552 5.2.2",
    RECIPIENT + ",501 syntax,UNKNOWN_ERROR,501",
    END + ",552 5.3.4 too big,CONTENT_REJECTED,552 5.3.4",
    END + ",554 5.7.1 spam,CONTENT_REJECTED,554 5.7.1",
    END + ",554 no,CONTENT_REJECTED,554",
    END + ",451 4.3.0 later,RECIPIENT_TEMPORARY,451 4.3.0",
    END + ",550 5.1.1 nobody,RECIPIENT_PERMANENT,550 5.1.1",
    SENDER + ",553 5.7.1 not yours,SENDER_CONFIGURATION,553 5.7.1",
    SENDER + ",530 5.7.0 authenticate first,SENDER_CONFIGURATION,530 5.7.0",
    "AUTH PLAIN failed,535 5.7.8 wrong,SENDER_CONFIGURATION,535 5.7.8",
    "AUTH PLAIN failed,454 4.7.0 later,PROVIDER_OUTAGE,454 4.7.0",
    "got error response 554,554 go away,PROVIDER_OUTAGE,554",
    RECIPIENT + ",garbage,PROVIDER_OUTAGE,protocol_error"
  })
  void a_reply_is_a_definite_answer(
      String phase, String reply, FailureClass failureClass, String code) {
    assertThat(outcome(phase, reply))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.failureClass()).isEqualTo(failureClass);
              assertThat(refused.code()).isEqualTo(code);
            });
  }

  @Test
  void garbage_after_the_final_dot_is_no_answer() {
    assertThat(outcome(END, "hello")).isInstanceOf(Unclear.class);
  }

  @Test
  void a_relay_that_was_never_reached_has_nothing() {
    assertThat(SmtpFailures.outcome(new CompletionException(new ConnectException("refused"))))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.failureClass()).isEqualTo(FailureClass.PROVIDER_OUTAGE));
    assertThat(SmtpFailures.outcome(new CompletionException(new UnknownHostException("relay"))))
        .isInstanceOf(Refused.class);
  }

  @Test
  void a_connection_that_ends_leaves_it_unclear() {
    assertThat(SmtpFailures.outcome(new CompletionException(new IOException("closed"))))
        .isInstanceOf(Unclear.class);
    assertThat(SmtpFailures.outcome(new io.smallrye.mutiny.TimeoutException()))
        .isInstanceOf(Unclear.class);
  }

  @Test
  void no_outcome_repeats_what_the_relay_says() {
    assertThat(outcome(RECIPIENT, "550 5.1.1 <ann@example.com> unknown").toString())
        .doesNotContain("ann@example.com");
  }
}
