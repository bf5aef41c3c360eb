package org.campaignautomation.dispatch.channel.email;

import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * Keeps connections between messages. There are as many as messages were on the wire at once; the
 * one used last is taken first, so that those too many grow old and are closed.
 */
final class SmtpSessions implements AutoCloseable {
  private static final int REAP_SECONDS = 5;

  private final SmtpSettings settings;
  private final Watchdog watchdog = new Watchdog();
  private final Deque<SmtpSession> resting = new ConcurrentLinkedDeque<>();

  SmtpSessions(SmtpSettings settings) {
    this.settings = settings;
    watchdog.every(this::reap, REAP_SECONDS);
  }

  /** One that rests and looks alive; null if there is none. */
  @Nullable SmtpSession takeResting() {
    for (SmtpSession session = resting.pollFirst();
        session != null;
        session = resting.pollFirst()) {
      if (session.isUsable()) {
        return session;
      }
      session.quit();
    }
    return null;
  }

  SmtpSession open(Deadline deadline) throws SmtpException {
    return SmtpSession.open(settings, watchdog, deadline);
  }

  void giveBack(SmtpSession session) {
    if (session.isUsable()) {
      session.rest();
      resting.addFirst(session);
    } else {
      session.quit();
    }
  }

  private void reap() {
    for (SmtpSession oldest = resting.peekLast();
        oldest != null && oldest.isRestingTooLong();
        oldest = resting.peekLast()) {
      if (resting.remove(oldest)) {
        oldest.quit();
      }
    }
  }

  /** Ends what is still under way then; how far each came tells what became of its message. */
  void endAllAfter(Duration time) {
    watchdog.endAllAfter(time);
  }

  @Override
  public void close() {
    for (SmtpSession session = resting.pollFirst();
        session != null;
        session = resting.pollFirst()) {
      session.quit();
    }
    watchdog.close();
  }
}
