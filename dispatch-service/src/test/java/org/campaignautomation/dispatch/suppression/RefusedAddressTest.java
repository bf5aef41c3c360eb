package org.campaignautomation.dispatch.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.FailureClass;
import org.campaignautomation.dispatch.suppression.Suppression.Scope;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedAddressTest {
  private static RefusedAddress refused(Channel channel, FailureClass failureClass, String code) {
    return new RefusedAddress(
        "acme", channel, HashedAddress.of(new byte[32]), null, failureClass, code);
  }

  @ParameterizedTest
  @CsvSource({
    "SMS, 21610, SMS, opted_out",
    "EMAIL, 550 5.1.1, EMAIL, hard_bounce",
    "EMAIL, 551 5.1.6, EMAIL, hard_bounce",
    "EMAIL, 556 5.1.10, EMAIL, hard_bounce",
  })
  void what_lasts_is_suppressed(Channel channel, String code, Scope scope, String reason) {
    assertThat(refused(channel, FailureClass.RECIPIENT_PERMANENT, code).suppression())
        .hasValueSatisfying(
            suppression -> {
              assertThat(suppression.scope()).isEqualTo(scope);
              assertThat(suppression.reason()).isEqualTo(reason);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "SMS, RECIPIENT_PERMANENT, 21211",
    "SMS, SENDER_CONFIGURATION, 21610",
    "EMAIL, RECIPIENT_PERMANENT, 550",
    "EMAIL, RECIPIENT_PERMANENT, 550 5.2.1",
    "EMAIL, RECIPIENT_PERMANENT, 550 5.1.7",
    "EMAIL, RECIPIENT_PERMANENT, 550 5.1.8",
    "EMAIL, RECIPIENT_PERMANENT, 550 5.11.1",
    "EMAIL, RECIPIENT_TEMPORARY, 450 4.1.1",
    "EMAIL, CONTENT_REJECTED, 550 5.7.1",
  })
  void what_may_pass_is_not(Channel channel, FailureClass failureClass, String code) {
    assertThat(refused(channel, failureClass, code).suppression()).isEmpty();
  }
}
