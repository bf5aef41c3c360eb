package org.campaignautomation.campaign.console.live;

import io.quarkus.vertx.http.runtime.filters.QuarkusRequestWrapper;
import io.vertx.core.http.HttpServerRequest;
import java.lang.reflect.Method;
import org.jboss.logging.Logger;

/**
 * Tells Quarkus that a request is over which became a WebSocket. A pod that stops waits for its
 * open requests, and counts one down when its response ends. Vert.x 4 ends no response that was
 * upgraded, so that any page that was ever open, and closed long since, would make each stop wait
 * for all of {@code quarkus.shutdown.timeout}. Quarkus 3.31 has no public way to say it.
 */
final class Upgrades {
  private static final Logger LOG = Logger.getLogger(Upgrades.class);

  private Upgrades() {}

  /**
   * To be called of a request that becomes a connection; without effect from the second time on.
   */
  static void done(HttpServerRequest request) {
    try {
      Method done = QuarkusRequestWrapper.class.getDeclaredMethod("done");
      done.setAccessible(true);
      done.invoke(QuarkusRequestWrapper.get(request));
    } catch (ReflectiveOperationException e) {
      // Only a stop takes longer then, and LiveIT notices.
      LOG.debugf("An upgraded request stays counted: %s", e.getClass().getName());
    }
  }
}
