package org.campaignautomation.localstack.email;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An SMTP server that accepts every message for anybody and keeps the newest, up to a bound. Each
 * message is kept once, however many recipients it has.
 */
public final class SmtpInbox implements AutoCloseable {
  private static final int DEFAULT_CAPACITY = 20_000;
  private static final long START_LIMIT_MILLIS = 20_000;

  private final GreenMail server;
  private final int capacity;
  private final Deque<ReceivedEmail> messages = new ArrayDeque<>();

  private SmtpInbox(GreenMail server, int capacity) {
    this.server = server;
    this.capacity = capacity;
  }

  /** Starts an inbox that keeps the newest 20,000 messages. */
  public static SmtpInbox start(int port) {
    return start(port, DEFAULT_CAPACITY);
  }

  /**
   * Starts an inbox.
   *
   * @param port the SMTP port, 0 for a free one
   * @param capacity how many messages are kept
   * @throws IllegalStateException if the port is taken
   */
  public static SmtpInbox start(int port, int capacity) {
    ServerSetup setup = new ServerSetup(port, "localhost", ServerSetup.PROTOCOL_SMTP);
    setup.setServerStartupTimeout(START_LIMIT_MILLIS);
    GreenMail server = new GreenMail(setup);
    SmtpInbox inbox = new SmtpInbox(server, capacity);
    server.getManagers().getUserManager().setMessageDeliveryHandler(inbox::keepOnce);
    server.start();
    return inbox;
  }

  /** The SMTP port. */
  public int port() {
    return server.getSmtp().getPort();
  }

  /** What was received and not yet pushed out by newer ones, oldest first. */
  public List<ReceivedEmail> messages() {
    synchronized (messages) {
      return List.copyOf(messages);
    }
  }

  /** The message with this id. */
  public Optional<ReceivedEmail> message(String id) {
    synchronized (messages) {
      return messages.stream().filter(message -> message.id().equals(id)).findFirst();
    }
  }

  /** Forgets all messages. */
  public void clear() {
    synchronized (messages) {
      messages.clear();
    }
  }

  @Override
  public void close() {
    server.stop();
  }

  /** GreenMail asks once per recipient; the first of them stands for all. */
  private Recipient keepOnce(MovingMessage message, MailAddress recipient)
      throws MessagingException {
    boolean first =
        message.getToAddresses().stream()
            .map(MailAddress::getEmail)
            .findFirst()
            .filter(recipient.getEmail()::equals)
            .isPresent();
    if (first) {
      keep(message);
    }
    return new Recipient(recipient.getEmail());
  }

  private void keep(MovingMessage message) throws MessagingException {
    ReceivedEmail email;
    try {
      email =
          MimeReader.read(
              UUID.randomUUID().toString(),
              Instant.now(),
              message.getMessage(),
              message.getToAddresses().stream().map(MailAddress::getEmail).toList());
    } catch (IOException e) {
      throw new UncheckedIOException("a message that cannot be read", e);
    }
    synchronized (messages) {
      if (messages.size() == capacity) {
        messages.removeFirst();
      }
      messages.addLast(email);
    }
  }
}
