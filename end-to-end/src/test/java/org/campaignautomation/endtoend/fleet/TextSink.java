package org.campaignautomation.endtoend.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.campaignautomation.localstack.twilio.Fault;
import org.campaignautomation.localstack.twilio.SmsMessage;
import org.campaignautomation.localstack.twilio.TwilioEndpoint;
import org.jspecify.annotations.Nullable;

/** Twilio's endpoint with a note of when each message was there, and it can be away. */
final class TextSink implements AutoCloseable {
  /** How it receives those who have a message. */
  enum Mood {
    /** Takes everything. */
    TAKES(null),
    /** Nobody listens on its port. */
    GONE(Fault.THROTTLED),
    /** 429 to each message. */
    THROTTLING(Fault.THROTTLED),
    /** 500 to each message, which leaves its sender in doubt, and keeps none. */
    FAILING(Fault.ERROR_LOST);

    private final @Nullable Fault fault;

    Mood(@Nullable Fault fault) {
      this.fault = fault;
    }
  }

  /** What is between the first byte of a request and its answer at most. */
  private static final Duration UNDER_WAY = Duration.ofMillis(500);

  private final Duration answerTime;
  private final List<Arrival> before = new ArrayList<>();
  private final int port;
  private volatile Mood mood = Mood.TAKES;
  private TwilioEndpoint endpoint;
  private @Nullable HeldPort held;

  private TextSink(Duration answerTime) {
    this.answerTime = answerTime;
    this.endpoint = listen(0);
    this.port = endpoint.port();
  }

  /**
   * Starts an endpoint on a free port.
   *
   * @param answerTime what lies between keeping a message and saying so
   */
  static TextSink start(Duration answerTime) {
    return new TextSink(answerTime);
  }

  private TwilioEndpoint listen(int onPort) {
    TwilioEndpoint listening = TwilioEndpoint.start(onPort);
    listening.answerAfter(answerTime);
    listening.disturb(() -> Optional.ofNullable(mood.fault));
    return listening;
  }

  String baseUrl() {
    return "http://localhost:" + port;
  }

  /** What arrived since the last {@link #forget}. */
  synchronized List<Arrival> arrivals() {
    List<Arrival> all = new ArrayList<>(before);
    endpoint.messages().stream().map(TextSink::arrival).forEach(all::add);
    return all;
  }

  private static Arrival arrival(SmsMessage text) {
    return new Arrival(text.createdAt(), text.to(), text.segments());
  }

  /** Forgets what arrived. */
  synchronized void forget() {
    before.clear();
    endpoint.clear();
  }

  /** Changes how it receives messages from now on; who was being answered is. */
  synchronized void turn(Mood next) {
    Mood last = mood;
    mood = next;
    if (next == Mood.GONE && last != Mood.GONE) {
      pause(UNDER_WAY);
      endpoint.close();
      endpoint.messages().stream().map(TextSink::arrival).forEach(before::add);
      endpoint.clear();
      held = new HeldPort(port);
    } else if (next != Mood.GONE && last == Mood.GONE) {
      letGo();
      endpoint = listen(port);
    }
  }

  @Override
  public synchronized void close() {
    if (mood == Mood.GONE) {
      letGo();
    } else {
      endpoint.close();
    }
  }

  private void letGo() {
    if (held != null) {
      held.close();
      held = null;
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
