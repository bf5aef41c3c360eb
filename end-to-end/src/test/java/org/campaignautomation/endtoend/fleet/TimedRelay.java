package org.campaignautomation.endtoend.fleet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * An SMTP relay that notes when each message was there, and that can be away. It goes away as a
 * relay that is shut down: a message that it has begun to take it takes and answers.
 */
final class TimedRelay implements AutoCloseable {
  /** How it receives those who have a message. */
  enum Mood {
    /** Takes everything. */
    TAKES,
    /** Nobody listens on its port. */
    GONE,
    /** Says 421 to each session, new or old. */
    CLOSING,
    /** Says 451 to each message: its system takes none now. */
    BUSY
  }

  private static final int BACKLOG = 200;

  private final int port;
  private final Duration answerTime;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
  private volatile Mood mood = Mood.TAKES;
  private ServerSocket server;
  private @Nullable HeldPort held;

  private TimedRelay(ServerSocket server, Duration answerTime) {
    this.server = server;
    this.port = server.getLocalPort();
    this.answerTime = answerTime;
  }

  /**
   * Starts a relay on a free port.
   *
   * @param answerTime what lies between a message's last byte and the answer to it
   */
  static TimedRelay start(Duration answerTime) {
    TimedRelay relay = new TimedRelay(listen(0), answerTime);
    relay.serve(relay.server);
    return relay;
  }

  int port() {
    return port;
  }

  /** What arrived since the last {@link #forget}. */
  List<Arrival> arrivals() {
    return List.copyOf(arrivals);
  }

  /** Forgets what arrived. */
  void forget() {
    arrivals.clear();
  }

  /** Changes how it receives messages from now on. */
  synchronized void turn(Mood next) {
    if (next == Mood.GONE && mood != Mood.GONE) {
      mood = next;
      close(server);
      held = new HeldPort(port);
    } else if (next != Mood.GONE && mood == Mood.GONE) {
      mood = next;
      letGo();
      server = listen(port);
      serve(server);
    } else {
      mood = next;
    }
  }

  @Override
  public synchronized void close() {
    close(server);
    letGo();
    for (Socket socket : open) {
      close(socket);
    }
  }

  private void letGo() {
    if (held != null) {
      held.close();
      held = null;
    }
  }

  private static ServerSocket listen(int port) {
    try {
      ServerSocket server = new ServerSocket();
      server.setReuseAddress(true);
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void serve(ServerSocket listening) {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                while (!listening.isClosed()) {
                  Socket client = listening.accept();
                  client.setTcpNoDelay(true);
                  open.add(client);
                  Thread.ofVirtual().start(() -> serve(client));
                }
              } catch (IOException e) {
                // Closed: nobody is received any more.
              }
            });
  }

  private void serve(Socket client) {
    try (client;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
      new Dialogue(in, client.getOutputStream()).run();
    } catch (IOException e) {
      // The client hung up.
    } finally {
      open.remove(client);
    }
  }

  /** One connection. */
  private final class Dialogue {
    private final BufferedReader in;
    private final OutputStream out;
    private String recipient = "";
    private boolean isTaken;

    Dialogue(BufferedReader in, OutputStream out) {
      this.in = in;
      this.out = out;
    }

    void run() throws IOException {
      if (mood == Mood.CLOSING) {
        say("421 4.3.2 closing");
        return;
      }
      say("220 sink.example ESMTP");
      String line = in.readLine();
      while (line != null && follow(line)) {
        line = in.readLine();
      }
    }

    /** False to hang up. */
    private boolean follow(String line) throws IOException {
      return switch (line.length() < 4 ? line : line.substring(0, 4)) {
        case "EHLO", "HELO" -> say("250-sink.example\r\n250-PIPELINING\r\n250 8BITMIME");
        case "MAIL" -> mail();
        case "RCPT" -> rcpt(line);
        case "DATA" -> data();
        case "QUIT" -> {
          say("221 2.0.0 bye");
          yield false;
        }
        default -> mood != Mood.GONE && say("250 2.0.0 ok");
      };
    }

    private boolean mail() throws IOException {
      isTaken = mood == Mood.TAKES;
      recipient = "";
      return switch (mood) {
        case TAKES -> say("250 2.1.0 ok");
        case GONE -> false;
        case CLOSING -> {
          say("421 4.3.2 closing");
          yield false;
        }
        case BUSY -> say("451 4.3.2 not accepting messages now");
      };
    }

    private boolean rcpt(String line) throws IOException {
      if (!isTaken) {
        return say("503 5.5.1 no sender");
      }
      recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
      return say("250 2.1.5 ok");
    }

    private boolean data() throws IOException {
      if (recipient.isEmpty()) {
        return say("503 5.5.1 no recipient");
      }
      say("354 go on");
      String line = in.readLine();
      while (line != null && !line.equals(".")) {
        line = in.readLine();
      }
      if (line == null) {
        return false;
      }
      arrivals.add(new Arrival(Instant.now(), recipient, 1));
      recipient = "";
      pause(answerTime);
      return say("250 2.0.0 kept");
    }

    private boolean say(String line) throws IOException {
      out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
      return true;
    }
  }

  private static void pause(Duration time) throws IOException {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
