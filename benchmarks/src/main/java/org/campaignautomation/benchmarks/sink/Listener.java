package org.campaignautomation.benchmarks.sink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Accepts connections on a free port, each served by a virtual thread until one side hangs up. */
final class Listener implements AutoCloseable {
  private static final int BACKLOG = 500;

  private final ServerSocket server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /** Serves one connection. */
  @FunctionalInterface
  interface Dialogue {
    /**
     * Returns to hang up.
     *
     * @throws IOException if the other side hung up
     */
    void run(Socket client) throws IOException;
  }

  private Listener(ServerSocket server) {
    this.server = server;
  }

  static Listener start(Dialogue dialogue) {
    try {
      Listener listener =
          new Listener(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()));
      Thread.ofVirtual().start(() -> listener.accept(dialogue));
      return listener;
    } catch (IOException e) {
      throw new UncheckedIOException("no port to listen on", e);
    }
  }

  int port() {
    return server.getLocalPort();
  }

  private void accept(Dialogue dialogue) {
    try {
      while (!server.isClosed()) {
        Socket client = server.accept();
        client.setTcpNoDelay(true);
        open.add(client);
        Thread.ofVirtual().start(() -> serve(client, dialogue));
      }
    } catch (IOException e) {
      // Closed: nobody is received any more.
    }
  }

  private void serve(Socket client, Dialogue dialogue) {
    try (client) {
      dialogue.run(client);
    } catch (IOException e) {
      // The client hung up.
    } finally {
      open.remove(client);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket client : open) {
        client.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
