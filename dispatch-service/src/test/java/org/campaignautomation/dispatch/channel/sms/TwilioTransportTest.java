package org.campaignautomation.dispatch.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.campaignautomation.contracts.FailureClass;
import org.campaignautomation.dispatch.channel.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TwilioTransportTest {
  private static final long HOUR = 3_600_000_000_000L;

  @Test
  void aBodyIsBegunWhileSomebodyWaits() {
    Reader reader = read(System.nanoTime() + HOUR);

    assertThat(reader.text).containsExactly("To=1");
    assertThat(reader.failure).isNull();
  }

  @Test
  void aProcessThatWakesUpTooLateBeginsNoBodyAndIsSureOfIt() {
    Reader reader = read(System.nanoTime() - 1);

    assertThat(reader.text).isEmpty();
    assertThat(reader.failure).isInstanceOf(ConnectException.class);
    assertThat(TwilioFailures.unanswered(reader.failure))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.failureClass()).isEqualTo(FailureClass.PROVIDER_OUTAGE));
  }

  private static Reader read(long deadline) {
    Reader reader = new Reader();
    TwilioTransport.begunBefore(deadline, "To=1").subscribe(reader);
    return reader;
  }

  private static final class Reader implements Flow.Subscriber<ByteBuffer> {
    private final List<String> text = new ArrayList<>();
    private @Nullable Throwable failure;

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ByteBuffer part) {
      text.add(StandardCharsets.UTF_8.decode(part).toString());
    }

    @Override
    public void onError(Throwable thrown) {
      failure = thrown;
    }

    @Override
    public void onComplete() {}
  }
}
