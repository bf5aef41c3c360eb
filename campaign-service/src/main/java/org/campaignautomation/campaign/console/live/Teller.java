package org.campaignautomation.campaign.console.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import java.time.Duration;
import org.campaignautomation.campaign.progress.Frame;
import org.campaignautomation.campaign.progress.LiveFeed;
import org.jboss.logging.Logger;

/**
 * Tells one page, frame by frame, at most four times a second. A frame is taken when the one before
 * is on its way, so that a slow browser is told less often, of more at once.
 */
final class Teller implements Runnable {
  private static final Logger LOG = Logger.getLogger(Teller.class);

  static final Duration PACE = Duration.ofMillis(250);

  /** After so much silence a frame says that somebody is there. */
  static final Duration SILENCE = Duration.ofSeconds(20);

  /** A browser that takes nothing in for so long is gone. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final int TRY_AGAIN_LATER = 1013;

  private final WebSocketConnection connection;
  private final LiveFeed.Watch watch;
  private final ObjectMapper json;

  Teller(WebSocketConnection connection, LiveFeed.Watch watch, ObjectMapper json) {
    this.connection = connection;
    this.watch = watch;
    this.json = json;
  }

  @Override
  public void run() {
    try (watch) {
      tell(watch.next(Duration.ZERO));
      while (connection.isOpen()) {
        Thread.sleep(PACE);
        tell(watch.next(SILENCE));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // It is closed, or might as well be: the page comes back with the last number it was told.
      LOG.debugf("A page is told no more: %s", e.getClass().getName());
      if (connection.isOpen()) {
        connection.close(new CloseReason(TRY_AGAIN_LATER)).subscribe().with(done -> {}, late -> {});
      }
    }
  }

  private void tell(Frame frame) {
    connection.sendText(write(frame)).await().atMost(PATIENCE);
  }

  private String write(Frame frame) {
    try {
      return json.writeValueAsString(Message.of(frame));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a frame cannot be written", e);
    }
  }
}
