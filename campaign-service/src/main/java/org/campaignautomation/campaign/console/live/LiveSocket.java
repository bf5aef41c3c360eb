package org.campaignautomation.campaign.console.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OpenConnections;
import io.quarkus.websockets.next.UserData;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.campaignautomation.campaign.progress.LiveFeed;
import org.campaignautomation.platform.tenancy.Roles;

/**
 * A page's connection: frames go out, and nothing is listened to. {@code campaign} is the only one
 * that the page shows; {@code since} is how far it knows, from the page itself or from the last
 * frame. It is closed when the session's token ends, and the page comes back with a new one.
 */
@WebSocket(path = "/console/live", endpointId = LiveSocket.ID)
@RolesAllowed(Roles.VIEWER)
@Singleton
public class LiveSocket {
  static final String ID = "live";
  private static final int GOING_AWAY = 1001;
  private static final UserData.TypedKey<Thread> TELLER = new UserData.TypedKey<>("teller");

  private final LiveFeed feed;
  private final ObjectMapper json;

  LiveSocket(LiveFeed feed, ObjectMapper json) {
    this.feed = feed;
    this.json = json;
  }

  @OnOpen
  void open(WebSocketConnection connection) {
    Listener listener = Objects.requireNonNull(connection.userData().get(Listener.KEY));
    LiveFeed.Watch watch = feed.watch(listener.tenantId(), listener.campaignId(), listener.since());
    Thread teller = Thread.ofVirtual().name("live").start(new Teller(connection, watch, json));
    connection.userData().put(TELLER, teller);
  }

  @OnClose
  void close(WebSocketConnection connection) {
    Thread teller = connection.userData().get(TELLER);
    if (teller != null) {
      teller.interrupt();
    }
  }

  /**
   * The pod is asked to stop. Connections would be cut once it has, up to 20 s later; their pages
   * go on at another pod at once instead.
   */
  void leave(@Observes ShutdownDelayInitiatedEvent event, OpenConnections connections) {
    connections
        .findByEndpointId(ID)
        .forEach(
            connection ->
                connection
                    .close(new CloseReason(GOING_AWAY))
                    .subscribe()
                    .with(done -> {}, gone -> {}));
  }
}
