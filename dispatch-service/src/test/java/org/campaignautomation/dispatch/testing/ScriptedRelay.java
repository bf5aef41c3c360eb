package org.campaignautomation.dispatch.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * An SMTP relay that does what the recipient's local part says: {@code rcpt=550_5.1.1} answers RCPT
 * so, {@code end=451} the final dot; {@code end=close}, {@code end=silence}, {@code end=garbage}
 * and {@code rcpt=close} are what they say, {@code end=slow} takes {@link #SLOWLY}. It counts final
 * dots, and notes when they came.
 */
public final class ScriptedRelay implements QuarkusTestResourceLifecycleManager {
  /** How long a slow answer takes. */
  public static final Duration SLOWLY = Duration.ofMillis(150);

  private static final Map<String, Integer> DOTS = new ConcurrentHashMap<>();
  private static final Map<String, Queue<Instant>> TIMES = new ConcurrentHashMap<>();

  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private @Nullable ServerSocket server;

  /** How many messages for a recipient were sent to their final dot. */
  public static int dots(String recipient) {
    return DOTS.getOrDefault(recipient, 0);
  }

  /** When the messages for a domain were sent to their final dot, in this order. */
  public static List<Instant> times(String domain) {
    return TIMES.getOrDefault(domain, new ConcurrentLinkedQueue<>()).stream().sorted().toList();
  }

  @Override
  public int order() {
    // After the stack's own settings, to replace its inbox.
    return 100;
  }

  @Override
  public Map<String, String> start() {
    try {
      ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      server = socket;
      Thread.ofVirtual().start(() -> accept(socket));
      return Map.of(
          "quarkus.mailer.host",
          socket.getInetAddress().getHostAddress(),
          "quarkus.mailer.port",
          Integer.toString(socket.getLocalPort()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void stop() {
    try {
      if (server != null) {
        server.close();
      }
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void accept(ServerSocket socket) {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        open.add(client);
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
      OutputStream out = client.getOutputStream();
      say(out, "220 scripted");
      String recipient = "";
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String command = line.length() < 4 ? line : line.substring(0, 4);
        switch (command) {
          case "EHLO" -> say(out, "250-scripted\r\n250 PIPELINING");
          case "RCPT" -> {
            recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
            if (!follow(out, script(recipient, "rcpt"))) {
              return;
            }
          }
          case "DATA" -> {
            if (script(recipient, "rcpt") != null) {
              say(out, "503 no recipient");
            } else {
              say(out, "354 go on");
              readMessage(in);
              DOTS.merge(recipient, 1, Integer::sum);
              TIMES
                  .computeIfAbsent(
                      recipient.substring(recipient.indexOf('@') + 1),
                      domain -> new ConcurrentLinkedQueue<>())
                  .add(Instant.now());
              if (!follow(out, script(recipient, "end"))) {
                return;
              }
            }
          }
          case "QUIT" -> {
            say(out, "221 bye");
            return;
          }
          default -> say(out, "250 ok");
        }
      }
    } catch (IOException e) {
      // The client hung up.
    }
  }

  private static void readMessage(BufferedReader in) throws IOException {
    String line = in.readLine();
    while (line != null && !line.equals(".")) {
      line = in.readLine();
    }
  }

  private static @Nullable String script(String recipient, String phase) {
    for (String part :
        recipient.substring(0, Math.max(0, recipient.indexOf('@'))).split("\\+", -1)) {
      if (part.startsWith(phase + "=")) {
        return part.substring(phase.length() + 1);
      }
    }
    return null;
  }

  /** False to hang up. */
  private static boolean follow(OutputStream out, @Nullable String script) throws IOException {
    switch (script) {
      case null -> say(out, "250 ok");
      case "close" -> {
        return false;
      }
      case "silence" -> out.flush();
      case "slow" -> {
        try {
          Thread.sleep(SLOWLY);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return false;
        }
        say(out, "250 ok");
      }
      case "garbage" -> say(out, "what a nice day");
      default -> say(out, script.replace('_', ' ') + " so it is scripted");
    }
    return true;
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
