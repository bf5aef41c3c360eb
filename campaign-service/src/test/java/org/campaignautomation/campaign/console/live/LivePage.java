package org.campaignautomation.campaign.console.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.campaignautomation.campaign.console.Browser;
import org.jspecify.annotations.Nullable;

/** A page that listens, as far as its WebSocket goes. */
final class LivePage implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Frame> frames = new CopyOnWriteArrayList<>();
  private final WebSocket socket;
  private volatile @Nullable Integer closed;

  private LivePage(String query, Map<String, String> headers) {
    WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
    headers.forEach(builder::header);
    socket =
        builder
            .buildAsync(
                URI.create("ws://localhost:" + RestAssured.port + "/console/live" + query),
                new Ears())
            .join();
  }

  /** A frame. */
  record Frame(JsonNode body, int length) {
    String type() {
      return body.path("type").asText();
    }

    String seq() {
      return body.path("seq").asText();
    }

    List<String> campaigns() {
      List<String> ids = new ArrayList<>();
      body.path("campaigns").forEach(campaign -> ids.add(campaign.path("id").asText()));
      return ids;
    }
  }

  /** Opens one as a page of the console does. */
  static LivePage of(Browser browser, String query) {
    return withHeaders(
        query,
        Map.of("Cookie", browser.cookieHeader(), "Origin", "http://localhost:" + RestAssured.port));
  }

  /** Opens one with these headers. */
  static LivePage withHeaders(String query, Map<String, String> headers) {
    return new LivePage(query, headers);
  }

  List<Frame> frames() {
    return List.copyOf(frames);
  }

  /** The frames that say what changed. */
  List<Frame> changes() {
    return frames.stream().filter(frame -> frame.type().equals("changes")).toList();
  }

  /** All campaigns that were heard of. */
  List<String> campaigns() {
    return changes().stream().flatMap(frame -> frame.campaigns().stream()).distinct().toList();
  }

  @Nullable Integer closed() {
    return closed;
  }

  @Override
  public void close() {
    socket.abort();
  }

  private final class Ears implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        frames.add(new Frame(read(text.toString()), text.length()));
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closed = code;
      return null;
    }

    private static JsonNode read(String text) {
      try {
        return JSON.readTree(text);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
