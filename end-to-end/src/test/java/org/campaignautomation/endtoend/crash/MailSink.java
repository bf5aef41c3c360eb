package org.campaignautomation.endtoend.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * An SMTP relay that counts what it keeps by recipient before it answers, so that its count is the
 * truth whatever becomes of the answer, and that misbehaves when asked to.
 */
final class MailSink implements AutoCloseable {
  private static final Duration SLOWLY = Duration.ofMillis(300);

  private final ServerSocket server;
  private final Faults<MailFault> faults;
  private final Duration answerTime;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Map<String, AtomicInteger> kept = new ConcurrentHashMap<>();
  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private final Set<String> doubtful = ConcurrentHashMap.newKeySet();
  private final AtomicInteger total = new AtomicInteger();
  private final AtomicInteger underWay = new AtomicInteger();

  private MailSink(ServerSocket server, Faults<MailFault> faults, Duration answerTime) {
    this.server = server;
    this.faults = faults;
    this.answerTime = answerTime;
  }

  /**
   * Starts a relay on a free port.
   *
   * @param answerTime what lies between keeping a message and saying so
   */
  static MailSink start(Faults<MailFault> faults, Duration answerTime) {
    try {
      MailSink sink =
          new MailSink(
              new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), faults, answerTime);
      Thread.ofVirtual().start(sink::accept);
      return sink;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return server.getLocalPort();
  }

  /** How often a message for this recipient was kept. */
  int kept(String recipient) {
    AtomicInteger count = kept.get(recipient);
    return count == null ? 0 : count.get();
  }

  /** Whether this recipient was refused for good. */
  boolean isRefused(String recipient) {
    return refused.contains(recipient);
  }

  /** Whether a sender was left without the answer to a message for this recipient. */
  boolean isDoubtful(String recipient) {
    return doubtful.contains(recipient);
  }

  /** All that was kept. */
  int total() {
    return total.get();
  }

  /** How many messages are between their final dot and the answer right now. */
  int underWay() {
    return underWay.get();
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
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
      new Dialogue(in, client.getOutputStream()).run();
    } catch (IOException e) {
      // The client hung up, or was killed.
    } finally {
      open.remove(client);
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

  /** One connection. */
  private final class Dialogue {
    private final BufferedReader in;
    private final OutputStream out;
    private @Nullable MailFault fault;
    private String recipient = "";

    Dialogue(BufferedReader in, OutputStream out) {
      this.in = in;
      this.out = out;
    }

    void run() throws IOException {
      fault = faults.next(MailFault::isAtConnect).orElse(null);
      if (fault == MailFault.DROPS_AT_CONNECT) {
        return;
      }
      if (fault == MailFault.CLOSED_421) {
        say("421 4.3.2 not now");
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
        case "EHLO", "HELO" -> fault != MailFault.DROPS_AFTER_EHLO && capabilities();
        case "MAIL" -> mail();
        case "RCPT" -> rcpt(line);
        case "DATA" -> data();
        case "QUIT" -> {
          say("221 2.0.0 bye");
          yield false;
        }
        default -> say("250 2.0.0 ok");
      };
    }

    private boolean capabilities() throws IOException {
      return say("250-sink.example\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SMTPUTF8");
    }

    private boolean mail() throws IOException {
      fault = faults.next(kind -> !kind.isAtConnect()).orElse(null);
      recipient = "";
      return fault != MailFault.DROPS_AFTER_MAIL && say("250 2.1.0 ok");
    }

    private boolean rcpt(String line) throws IOException {
      String address = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
      if (fault == MailFault.LATER_450) {
        return say("450 4.2.0 later");
      }
      if (fault == MailFault.NOBODY_550) {
        refused.add(address);
        return say("550 5.1.1 nobody of that name");
      }
      recipient = address;
      return fault != MailFault.DROPS_AFTER_RCPT && say("250 2.1.5 ok");
    }

    private boolean data() throws IOException {
      if (recipient.isEmpty()) {
        return say("503 5.5.1 no recipient");
      }
      say("354 go on");
      String line = in.readLine();
      while (line != null && !line.equals(".")) {
        if (fault == MailFault.DROPS_IN_TEXT) {
          doubtful.add(recipient);
          return false;
        }
        line = in.readLine();
      }
      if (line == null) {
        return false;
      }
      underWay.incrementAndGet();
      try {
        return end();
      } finally {
        underWay.decrementAndGet();
      }
    }

    private boolean end() throws IOException {
      if (fault == null || fault == MailFault.SLOW || fault.keeps()) {
        kept.computeIfAbsent(recipient, key -> new AtomicInteger()).incrementAndGet();
        total.incrementAndGet();
      }
      if (fault != null && fault.leavesDoubt()) {
        doubtful.add(recipient);
      }
      pause(answerTime);
      return switch (fault) {
        case LATER_451 -> say("451 4.3.0 later");
        case DROPS_AFTER_DOT, KEEPS_AND_DROPS -> false;
        case KEEPS_AND_IS_SILENT -> {
          // The sender hangs up in the end.
          in.readLine();
          yield false;
        }
        case null, default -> say("250 2.0.0 kept");
      };
    }

    private boolean say(String line) throws IOException {
      if (fault == MailFault.SLOW) {
        pause(SLOWLY);
      }
      out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
      return true;
    }
  }
}
