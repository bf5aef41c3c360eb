package org.campaignautomation.dispatch.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An SMTP relay that goes away and comes back, on the same port. It counts what it takes. */
public final class SwitchableRelay implements QuarkusTestResourceLifecycleManager {
  private static final AtomicInteger MESSAGES = new AtomicInteger();
  private static final List<Socket> OPEN = new CopyOnWriteArrayList<>();
  private static volatile @Nullable ServerSocket server;
  private static volatile int port;

  /** How many messages it has taken. */
  public static int messages() {
    return MESSAGES.get();
  }

  /** Goes away, with all connections. */
  public static void off() {
    try {
      ServerSocket listening = server;
      server = null;
      if (listening != null) {
        listening.close();
      }
      for (Socket socket : OPEN) {
        socket.close();
      }
      OPEN.clear();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Comes back. */
  public static void on() {
    try {
      ServerSocket listening = new ServerSocket();
      listening.setReuseAddress(true);
      listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      port = listening.getLocalPort();
      server = listening;
      Thread.ofVirtual().start(() -> accept(listening));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int order() {
    // After the stack's own settings, to replace its inbox.
    return 100;
  }

  @Override
  public Map<String, String> start() {
    MESSAGES.set(0);
    port = 0;
    on();
    return Map.of("quarkus.mailer.host", "localhost", "quarkus.mailer.port", "" + port);
  }

  @Override
  public void stop() {
    off();
  }

  private static void accept(ServerSocket listening) {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        OPEN.add(client);
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void serve(Socket client) {
    try (client;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
      say(client, "220 relay.test");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (!line.startsWith("DATA")) {
          say(client, "250 ok");
          continue;
        }
        say(client, "354 go on");
        while (!".".equals(line)) {
          line = in.readLine();
          if (line == null) {
            return;
          }
        }
        MESSAGES.incrementAndGet();
        say(client, "250 ok");
      }
    } catch (IOException e) {
      // The client hung up, or we did.
    }
  }

  private static void say(Socket client, String line) throws IOException {
    client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
  }
}
