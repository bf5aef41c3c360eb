package org.campaignautomation.dispatch.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.campaignautomation.contracts.FailureClass;
import org.campaignautomation.dispatch.channel.Outcome;
import org.campaignautomation.dispatch.channel.Outcome.Refused;
import org.campaignautomation.dispatch.channel.Outcome.Unclear;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpFailuresTest {
  private final List<String> unlisted = new ArrayList<>();

  private Outcome outcome(SmtpStage stage, String reply) {
    int code = Integer.parseInt(reply.substring(0, 3));
    String text = reply.length() > 4 ? reply.substring(4) : "";
    return SmtpFailures.outcome(
        SmtpException.refused(stage, new SmtpReply(code, List.of(text))), unlisted::add);
  }

  /** Every reply of RFC 5321 and 4954, and every enhanced code that relays are known to use. */
  @ParameterizedTest
  @CsvFileSource(resources = "/smtp-replies.csv", numLinesToSkip = 1)
  void a_reply_is_a_definite_answer(
      SmtpStage stage,
      String reply,
      FailureClass failureClass,
      boolean accountWide,
      boolean isListed) {
    assertThat(outcome(stage, reply))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.failureClass()).isEqualTo(failureClass);
              assertThat(refused.accountWide()).isEqualTo(accountWide);
              assertThat(reply).startsWith(refused.code());
            });
    assertThat(unlisted).hasSize(isListed ? 0 : 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"250", "354"})
  void an_answer_to_another_question_after_the_final_dot_is_none(String reply) {
    assertThat(outcome(SmtpStage.END, reply)).isInstanceOf(Unclear.class);
  }

  @Test
  void an_enhanced_code_that_contradicts_the_reply_is_not_believed() {
    assertThat(outcome(SmtpStage.RECIPIENT, "450 5.1.1 nobody"))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo("450");
              assertThat(refused.failureClass()).isEqualTo(FailureClass.RECIPIENT_TEMPORARY);
            });
  }

  @Test
  void no_outcome_repeats_what_the_relay_says() {
    assertThat(outcome(SmtpStage.RECIPIENT, "550 5.1.1 <ann@example.com> unknown").toString())
        .doesNotContain("ann@example.com");
  }
}
