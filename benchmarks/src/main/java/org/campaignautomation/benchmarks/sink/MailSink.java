package org.campaignautomation.benchmarks.sink;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * An SMTP relay that takes everything, and knows who got how many messages and when. Where only
 * speed is asked, postfix' smtp-sink ({@link SmtpSinkProcess}) costs less.
 */
public final class MailSink implements AutoCloseable {
  private final Arrivals arrivals = new Arrivals();
  private final Listener listener;

  private MailSink() {
    listener = Listener.start(client -> new Dialogue(client).run());
  }

  /** Starts a relay on a free port. */
  public static MailSink start() {
    return new MailSink();
  }

  /** The port it listens on. */
  public int port() {
    return listener.port();
  }

  /** What came. */
  public Arrivals arrivals() {
    return arrivals;
  }

  @Override
  public void close() {
    listener.close();
  }

  /** One connection. */
  private final class Dialogue {
    private final LineReader in;
    private final OutputStream out;
    private final StringBuilder unsaid = new StringBuilder();
    private String recipient = "";

    Dialogue(Socket client) throws IOException {
      this.in = new LineReader(client.getInputStream());
      this.out = client.getOutputStream();
    }

    void run() throws IOException {
      say("220 sink.example ESMTP");
      flush();
      for (String line = in.line(); line != null && follow(line); line = in.line()) {
        // The client may have sent its next commands already: they are answered together.
        if (!in.hasMore()) {
          flush();
        }
      }
      flush();
    }

    private boolean follow(String line) throws IOException {
      switch (line.length() < 4 ? line : line.substring(0, 4)) {
        case "EHLO", "HELO" -> say("250-sink.example\r\n250-PIPELINING\r\n250 8BITMIME");
        case "RCPT" -> {
          recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
          say("250 2.1.5 ok");
        }
        case "DATA" -> {
          return data();
        }
        case "QUIT" -> {
          say("221 2.0.0 bye");
          return false;
        }
        default -> say("250 2.0.0 ok");
      }
      return true;
    }

    private boolean data() throws IOException {
      say("354 go on");
      flush();
      if (!in.skipToDot()) {
        return false;
      }
      arrivals.add(recipient);
      say("250 2.0.0 kept");
      return true;
    }

    private void say(String line) {
      unsaid.append(line).append("\r\n");
    }

    private void flush() throws IOException {
      out.write(unsaid.toString().getBytes(StandardCharsets.US_ASCII));
      out.flush();
      unsaid.setLength(0);
    }
  }
}
