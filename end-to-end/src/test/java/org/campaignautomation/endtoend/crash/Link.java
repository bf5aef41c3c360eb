package org.campaignautomation.endtoend.crash;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Passes TCP connections on to a port of this machine, and loses them as it is told. */
final class Link implements AutoCloseable {
  private static final int BUFFER = 16 * 1024;

  private final ServerSocket near;
  private final int far;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

  /** Null while all is well; guarded by this. */
  private Cut.@Nullable Kind cut;

  private Link(ServerSocket near, int far) {
    this.near = near;
    this.far = far;
  }

  /** Listens on a free port. */
  static Link to(int port) {
    try {
      Link link = new Link(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), port);
      Thread.ofVirtual().start(link::accept);
      return link;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where to connect instead. */
  int port() {
    return near.getLocalPort();
  }

  /** Loses the way, until it is {@link #mend mended}. */
  synchronized void cut(Cut.Kind kind) {
    cut = kind;
    if (kind == Cut.Kind.CLOSED) {
      connections.forEach(Connection::reset);
    }
  }

  /** Lets connections through again. */
  synchronized void mend() {
    switch (cut) {
      case ANSWERS_LOST -> connections.forEach(Connection::reset);
      case HALF_OPEN -> connections.forEach(Connection::abandon);
      case CLOSED, STALLED -> {}
      case null -> {}
    }
    cut = null;
    notifyAll();
  }

  @Override
  public void close() {
    try {
      near.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    mend();
    connections.forEach(Connection::reset);
  }

  private void accept() {
    while (!near.isClosed()) {
      try {
        Socket client = near.accept();
        // One that is slow to be had holds up no other.
        Thread.ofVirtual().start(() -> open(client));
      } catch (IOException e) {
        // This is the end.
      }
    }
  }

  private void open(Socket client) {
    Connection connection = new Connection(client);
    if (isClosed()) {
      connection.reset();
      return;
    }
    try {
      connection.server = new Socket(InetAddress.getLoopbackAddress(), far);
    } catch (IOException e) {
      // The far side is away.
      connection.reset();
      return;
    }
    connections.add(connection);
    Thread.ofVirtual().start(() -> connection.pass(true));
    Thread.ofVirtual().start(() -> connection.pass(false));
  }

  private synchronized boolean isClosed() {
    return cut == Cut.Kind.CLOSED;
  }

  private synchronized void awaitPassage(boolean forth) throws IOException {
    try {
      while (cut != null && !(cut == Cut.Kind.ANSWERS_LOST && forth)) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** One connection. */
  private final class Connection {
    private final Socket client;
    private @Nullable Socket server;
    private volatile boolean abandoned;

    Connection(Socket client) {
      this.client = client;
    }

    /** Passes on what comes, in one direction, until either side is closed. */
    void pass(boolean forth) {
      Socket to = server;
      if (to == null) {
        return;
      }
      byte[] buffer = new byte[BUFFER];
      try {
        InputStream in = (forth ? client : to).getInputStream();
        OutputStream out = (forth ? to : client).getOutputStream();
        int length = in.read(buffer);
        while (length >= 0) {
          awaitPassage(forth);
          if (!abandoned) {
            out.write(buffer, 0, length);
          }
          length = in.read(buffer);
        }
        awaitPassage(forth);
      } catch (IOException e) {
        // Either side is gone; so is the other, below.
      }
      if (!abandoned || forth) {
        close();
      }
    }

    /** The far side is closed; the near side stays as it is until its owner gives up. */
    void abandon() {
      abandoned = true;
      quietly(server);
    }

    void reset() {
      try {
        client.setSoLinger(true, 0);
      } catch (IOException e) {
        // It is closed already.
      }
      close();
    }

    private void close() {
      connections.remove(this);
      quietly(client);
      quietly(server);
    }

    private static void quietly(@Nullable Socket socket) {
      try {
        if (socket != null) {
          socket.close();
        }
      } catch (IOException e) {
        // It is to be closed, and is.
      }
    }
  }
}
