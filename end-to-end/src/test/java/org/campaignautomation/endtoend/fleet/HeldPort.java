package org.campaignautomation.endtoend.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A port on which nobody listens, and nobody else can: who connects is refused, whatever other
 * programs ask for a free port meanwhile.
 */
final class HeldPort implements AutoCloseable {
  private final Socket socket = new Socket();

  HeldPort(int port) {
    try {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
