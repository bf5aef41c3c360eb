package org.campaignautomation.endtoend.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/**
 * Stands before pods as a load balancer does: one address, behind which there is another pod once
 * the first has gone.
 */
final class Forwarder implements AutoCloseable {
  private final ServerSocket door;
  private volatile int target;

  private Forwarder(int target) throws IOException {
    this.target = target;
    this.door = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
  }

  static Forwarder to(int port) {
    try {
      Forwarder forwarder = new Forwarder(port);
      Thread.ofVirtual().start(forwarder::accept);
      return forwarder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** New connections go to another port of this machine. */
  void retarget(int port) {
    target = port;
  }

  URI uri() {
    return URI.create("http://localhost:" + door.getLocalPort());
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket browser = door.accept();
        Thread.ofVirtual().start(() -> connect(browser));
      } catch (IOException e) {
        // Closed; whoever is connected goes on.
      }
    }
  }

  private void connect(Socket browser) {
    try (browser;
        Socket pod = new Socket(InetAddress.getLoopbackAddress(), target)) {
      Thread back = Thread.ofVirtual().start(() -> copy(pod, browser));
      copy(browser, pod);
      back.join();
    } catch (IOException e) {
      // The pod is away: the browser's connection ends.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Until one side ends, which ends both. */
  private static void copy(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // Ended.
    }
  }
}
