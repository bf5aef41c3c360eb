package org.campaignautomation.dispatch.channel.email;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Knows whether the relay answers at all. The mail client waits a minute for a connection that
 * nobody answers and then cannot say that it never had one; so after a silence we knock first, and
 * what then fails was surely not sent.
 */
final class RelayProbe {
  private static final long FRESH_NANOS = Duration.ofSeconds(30).toNanos();

  private final String host;
  private final int port;
  private final int timeoutMillis;
  private final AtomicLong answeredAt = new AtomicLong(System.nanoTime() - 2 * FRESH_NANOS);

  RelayProbe(String host, int port, Duration timeout) {
    this.host = host;
    this.port = port;
    this.timeoutMillis = Math.toIntExact(timeout.toMillis());
  }

  /** The relay has answered something. */
  void answered() {
    answeredAt.set(System.nanoTime());
  }

  /** The relay could not be reached or did not answer. */
  void silent() {
    answeredAt.set(System.nanoTime() - 2 * FRESH_NANOS);
  }

  /** Whether it answered lately, or takes a connection now. */
  boolean isReachable() {
    if (System.nanoTime() - answeredAt.get() < FRESH_NANOS) {
      return true;
    }
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), timeoutMillis);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
