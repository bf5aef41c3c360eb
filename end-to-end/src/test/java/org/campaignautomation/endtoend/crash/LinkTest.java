package org.campaignautomation.endtoend.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A way that is lost is lost in the manner that was asked for. */
class LinkTest {
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private ServerSocket server;
  private Link link;

  @BeforeEach
  void start() throws IOException {
    server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
    link = Link.to(server.getLocalPort());
  }

  @AfterEach
  void stop() throws IOException {
    link.close();
    server.close();
  }

  @Test
  void passesBothWays() throws Exception {
    try (Client client = new Client()) {
      client.say("hello");
      assertThat(client.answer()).isEqualTo("heard hello");
    }
  }

  @Test
  void closedResetsConnectionsAndLetsNoneIn() throws Exception {
    try (Client before = new Client()) {
      before.say("hello");
      before.answer();

      link.cut(Cut.Kind.CLOSED);

      assertThatThrownBy(before::answer).isInstanceOf(SocketException.class);
      try (Client during = new Client()) {
        assertThatThrownBy(
                () -> {
                  during.say("anybody?");
                  assertThat(during.answer()).isNotNull();
                })
            .isInstanceOfAny(SocketException.class, AssertionError.class);
      }
      link.mend();
      try (Client after = new Client()) {
        after.say("again");
        assertThat(after.answer()).isEqualTo("heard again");
      }
    }
  }

  @Test
  void stalledHoldsWhatIsSaidAndLetsItPassAfterwards() throws Exception {
    try (Client client = new Client()) {
      link.cut(Cut.Kind.STALLED);
      client.say("hello");

      assertThat(heard.poll(200, TimeUnit.MILLISECONDS)).isNull();
      link.mend();
      assertThat(client.answer()).isEqualTo("heard hello");
    }
  }

  @Test
  void ofLostAnswersTheQuestionArrives() throws Exception {
    try (Client client = new Client()) {
      link.cut(Cut.Kind.ANSWERS_LOST);
      client.say("hello");

      assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("hello");
      link.mend();
      assertThatThrownBy(client::answer).isInstanceOf(SocketException.class);
    }
  }

  @Test
  void halfOpenNeverTellsTheNearSide() throws Exception {
    try (Client client = new Client()) {
      client.say("hello");
      client.answer();
      heard.clear();

      link.cut(Cut.Kind.HALF_OPEN);
      client.say("still there?");
      link.mend();
      client.say("still there?");

      assertThatThrownBy(client::answer).isInstanceOf(SocketTimeoutException.class);
      assertThat(heard).isEmpty();
    }
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> answer(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void answer(Socket socket) {
    try (socket;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      String line = in.readLine();
      while (line != null) {
        heard.add(line);
        socket.getOutputStream().write(("heard " + line + "\n").getBytes(StandardCharsets.UTF_8));
        line = in.readLine();
      }
    } catch (IOException e) {
      // The way was lost.
    }
  }

  /** The near side, which waits for no answer longer than half a second. */
  private final class Client implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;

    Client() {
      try {
        socket = new Socket(InetAddress.getLoopbackAddress(), link.port());
        socket.setSoTimeout(500);
        in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void say(String line) throws IOException {
      socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    String answer() throws IOException {
      return in.readLine();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
