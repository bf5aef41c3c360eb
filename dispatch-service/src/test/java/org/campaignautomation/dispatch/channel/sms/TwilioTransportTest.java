package org.campaignautomation.dispatch.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.campaignautomation.contracts.FailureClass;
import org.campaignautomation.dispatch.channel.Outcome;
import org.junit.jupiter.api.Test;

class TwilioTransportTest {
  private static final long HOUR = 3_600_000_000_000L;

  private final ByteArrayOutputStream wire = new ByteArrayOutputStream();

  @Test
  void aBodyIsBegunWhileSomebodyWaits() throws IOException {
    body(System.nanoTime() + HOUR).writeTo(wire);

    assertThat(wire.toString(StandardCharsets.UTF_8)).isEqualTo("To=1");
  }

  @Test
  void aProcessThatWakesUpTooLateBeginsNoBodyAndIsSureOfIt() {
    Throwable failure = catchThrowable(() -> body(System.nanoTime() - 1).writeTo(wire));

    assertThat(wire.size()).isZero();
    assertThat(failure).isInstanceOf(ConnectException.class);
    assertThat(TwilioFailures.unanswered(failure))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.failureClass()).isEqualTo(FailureClass.PROVIDER_OUTAGE));
  }

  private static HttpEntity body(long deadline) {
    return TwilioTransport.begunBefore(deadline, new StringEntity("To=1"));
  }
}
