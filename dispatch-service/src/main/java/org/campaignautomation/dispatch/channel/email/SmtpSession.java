package org.campaignautomation.dispatch.channel.email;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.campaignautomation.dispatch.channel.email.SmtpSettings.TlsPolicy;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the relay and the dialogue on it (RFC 5321, 2920, 3207, 4954, 6531). It always
 * knows how far it has come, so that a failure tells whether the relay can have the message.
 */
final class SmtpSession implements AutoCloseable {
  private static final byte[] DOT = ascii(".\r\n");

  private final SmtpSettings settings;
  private final Watchdog watchdog;
  private final Socket socket = new Socket();
  private final Map<String, String> extensions = new HashMap<>();
  private SmtpStage stage = SmtpStage.CONNECT;
  private @Nullable SmtpWire wire;

  /** A transaction was begun and not ended; RSET goes before the next, in the same flight. */
  private boolean isTransactionOpen;

  private boolean isBroken;
  private int handedOver;
  private long restingSince;

  private SmtpSession(SmtpSettings settings, Watchdog watchdog) {
    this.settings = settings;
    this.watchdog = watchdog;
  }

  /** Connects and introduces us. */
  static SmtpSession open(SmtpSettings settings, Watchdog watchdog, Deadline deadline)
      throws SmtpException {
    SmtpSession session = new SmtpSession(settings, watchdog);
    try (Watchdog.Guard _ = watchdog.guard(session.socket, deadline)) {
      session.begin();
      return session;
    } catch (IOException e) {
      session.close();
      throw SmtpException.broken(session.stage, e);
    } catch (SmtpException e) {
      session.close();
      throw e;
    }
  }

  private void begin() throws IOException, SmtpException {
    wire = SmtpWire.connect(socket, settings);
    if (settings.tls() == TlsPolicy.IMPLICIT) {
      stage = SmtpStage.TLS;
      wire().secure(settings);
    }
    stage = SmtpStage.SESSION;
    expect(wire().read());
    hello();
    if (settings.tls() == TlsPolicy.STARTTLS) {
      startTls();
    }
    if (settings.username() != null) {
      authenticate();
    }
    stage = SmtpStage.SESSION;
  }

  private void hello() throws IOException, SmtpException {
    stage = SmtpStage.SESSION;
    SmtpReply reply = ask("EHLO " + settings.ownName());
    expect(reply);
    extensions.clear();
    reply.lines().stream()
        .skip(1)
        .map(line -> line.strip().split(" ", 2))
        .forEach(
            part ->
                extensions.put(
                    part[0].toUpperCase(Locale.ROOT), part.length > 1 ? part[1].strip() : ""));
  }

  private void startTls() throws IOException, SmtpException {
    stage = SmtpStage.TLS;
    if (!extensions.containsKey("STARTTLS")) {
      throw SmtpException.stopped(stage, SmtpException.NO_TLS);
    }
    expect(ask("STARTTLS"));
    wire().secure(settings);
    hello();
  }

  private void authenticate() throws IOException, SmtpException {
    stage = SmtpStage.AUTH;
    String user = Objects.requireNonNull(settings.username());
    String password = Objects.requireNonNullElse(settings.password(), "");
    List<String> offered = List.of(extensions.getOrDefault("AUTH", "").split(" "));
    if (offered.contains("PLAIN")) {
      expect(ask("AUTH PLAIN " + base64("\0" + user + "\0" + password)));
    } else if (offered.contains("LOGIN")) {
      next(ask("AUTH LOGIN"));
      next(ask(base64(user)));
      expect(ask(base64(password)));
    } else {
      throw SmtpException.stopped(stage, SmtpException.NO_AUTH);
    }
  }

  /** Whether the connection is still good for something; costs no round trip. */
  boolean isUsable() {
    return !isBroken
        && handedOver < settings.messagesPerConnection()
        && !isRestingTooLong()
        && wire().isSilent();
  }

  boolean isRestingTooLong() {
    return restingSince != 0 && System.nanoTime() - restingSince > settings.idleLimit().toNanos();
  }

  void rest() {
    restingSince = System.nanoTime();
  }

  /**
   * Hands a message over; returns when the relay has taken it.
   *
   * @param content lines end with CRLF, the last one too, and leading dots are doubled
   */
  void send(Envelope envelope, byte[] content, Deadline deadline) throws SmtpException {
    restingSince = 0;
    handedOver++;
    try (Watchdog.Guard _ = watchdog.guard(socket, deadline)) {
      stage = SmtpStage.SENDER;
      refuseBeforehand(envelope, content);
      begin(transaction(envelope, content.length));
      stage = SmtpStage.CONTENT;
      wire().write(content);
      // Who stood still and wakes up late may be before the watchdog; the message may be others'
      // now.
      if (deadline.isOver()) {
        throw new SocketTimeoutException("too late for the final dot");
      }
      stage = SmtpStage.END;
      wire().write(DOT);
      SmtpReply reply = wire().read();
      isTransactionOpen = false;
      expect(reply);
    } catch (IOException e) {
      isBroken = true;
      throw SmtpException.broken(stage, e);
    } catch (SmtpException e) {
      isBroken |= e.isConnectionLost();
      throw e;
    }
  }

  private void refuseBeforehand(Envelope envelope, byte[] content) throws SmtpException {
    if (envelope.needsUtf8() && !extensions.containsKey("SMTPUTF8")) {
      throw SmtpException.stopped(SmtpStage.RECIPIENT, SmtpException.NO_UTF8);
    }
    String limit = extensions.getOrDefault("SIZE", "");
    if (limit.matches("[1-9]\\d{0,17}") && content.length > Long.parseLong(limit)) {
      throw SmtpException.stopped(SmtpStage.CONTENT, SmtpException.TOO_LARGE);
    }
  }

  private record Command(SmtpStage stage, String line) {}

  private List<Command> transaction(Envelope envelope, int size) {
    List<Command> commands = new ArrayList<>();
    if (isTransactionOpen) {
      commands.add(new Command(SmtpStage.SESSION, "RSET"));
    }
    String parameters =
        (extensions.containsKey("SIZE") ? " SIZE=" + size : "")
            + (envelope.needsUtf8() ? " SMTPUTF8" : "");
    commands.add(
        new Command(SmtpStage.SENDER, "MAIL FROM:<" + envelope.from().text() + ">" + parameters));
    commands.add(new Command(SmtpStage.RECIPIENT, "RCPT TO:<" + envelope.to().text() + ">"));
    commands.add(new Command(SmtpStage.CONTENT, "DATA"));
    return commands;
  }

  private void begin(List<Command> commands) throws IOException, SmtpException {
    isTransactionOpen = true;
    if (extensions.containsKey("PIPELINING")) {
      beginInOneFlight(commands);
      return;
    }
    for (Command command : commands) {
      stage = command.stage();
      SmtpReply reply = ask(command.line());
      if (!isAgreed(command, reply)) {
        throw SmtpException.refused(stage, reply);
      }
    }
  }

  private void beginInOneFlight(List<Command> commands) throws IOException, SmtpException {
    StringBuilder flight = new StringBuilder();
    commands.forEach(command -> flight.append(command.line()).append("\r\n"));
    stage = commands.getFirst().stage();
    wire().write(flight.toString().getBytes(StandardCharsets.UTF_8));
    SmtpException refusal = null;
    boolean isContentAwaited = false;
    try {
      for (Command command : commands) {
        stage = command.stage();
        SmtpReply reply = wire().read();
        isContentAwaited = isAgreed(command, reply);
        if (!isContentAwaited && refusal == null) {
          refusal = SmtpException.refused(stage, reply);
        }
        if (reply.code() == 421) {
          throw new ConnectException("the relay closes the session");
        }
      }
      if (refusal != null && isContentAwaited) {
        takeBack();
      }
    } catch (IOException e) {
      isBroken = true;
      throw refusal == null ? SmtpException.broken(stage, e) : refusal;
    }
    if (refusal != null) {
      throw refusal;
    }
  }

  /** A relay that waits for a message without a recipient gets a lone dot (RFC 2920, 3.1). */
  private void takeBack() throws IOException {
    wire().write(DOT);
    isTransactionOpen = false;
    isBroken = wire().read().isPositive();
  }

  private static boolean isAgreed(Command command, SmtpReply reply) {
    return command.stage() == SmtpStage.CONTENT ? reply.code() == 354 : reply.isPositive();
  }

  private SmtpReply ask(String line) throws IOException {
    wire().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    return wire().read();
  }

  private void expect(SmtpReply reply) throws SmtpException {
    if (!reply.isPositive()) {
      throw SmtpException.refused(stage, reply);
    }
  }

  private void next(SmtpReply reply) throws SmtpException {
    if (reply.code() != 334) {
      throw SmtpException.refused(stage, reply);
    }
  }

  private SmtpWire wire() {
    return Objects.requireNonNull(wire, "not connected");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Asks whether the relay is well. */
  void noop(Deadline deadline) throws SmtpException {
    try (Watchdog.Guard _ = watchdog.guard(socket, deadline)) {
      stage = SmtpStage.SESSION;
      expect(ask("NOOP"));
    } catch (IOException e) {
      throw SmtpException.broken(stage, e);
    }
  }

  /** Says good-bye where that is possible without waiting. */
  void quit() {
    if (wire != null && !isBroken) {
      try {
        wire.write(ascii("QUIT\r\n"));
      } catch (IOException e) {
        // The relay has gone before.
      }
    }
    close();
  }

  @Override
  public void close() {
    isBroken = true;
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone either way.
    }
  }
}
