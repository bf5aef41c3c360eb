package org.campaignautomation.dispatch.channel.email;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * The lines of a connection to a relay. Not for several threads, except for {@link #close}, which
 * ends whatever another one waits for.
 */
final class SmtpWire implements AutoCloseable {
  private static final int MAX_LINE = 4096;
  private static final int MAX_LINES = 128;
  private static final int BUFFER = 8192;

  /** Small, so that what a dead relay never read is noticed before the final dot. */
  private static final int SEND_BUFFER = 65_536;

  /** Kept, since to close the secure one would wait for a peer that does not read. */
  private final Socket plain;

  private InputStream in;
  private OutputStream out;

  private SmtpWire(Socket plain) throws IOException {
    this.plain = plain;
    this.in = new BufferedInputStream(plain.getInputStream(), BUFFER);
    this.out = plain.getOutputStream();
  }

  /** Connects; {@code socket} is the caller's, who may close it to end the waiting. */
  static SmtpWire connect(Socket socket, SmtpSettings settings) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSendBufferSize(SEND_BUFFER);
    socket.connect(
        new InetSocketAddress(settings.host(), settings.port()),
        Math.toIntExact(settings.connectTimeout().toMillis()));
    return new SmtpWire(socket);
  }

  /**
   * Secures the connection from here on.
   *
   * @throws IOException if the certificate is not the relay's, or something was said too early:
   *     what came before the handshake must not pass for said after it
   */
  void secure(SmtpSettings settings) throws IOException {
    if (!isSilent()) {
      throw new ProtocolException("an answer before it was asked for");
    }
    SSLSocket secure =
        (SSLSocket)
            settings
                .tlsContext()
                .getSocketFactory()
                .createSocket(plain, settings.host(), settings.port(), true);
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secure.setSSLParameters(parameters);
    secure.startHandshake();
    in = new BufferedInputStream(secure.getInputStream(), BUFFER);
    out = secure.getOutputStream();
  }

  /** Whether nothing lies here that was not asked for, such as a 421 to an idle session. */
  boolean isSilent() {
    try {
      return in.available() == 0 && plain.getInputStream().available() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  void write(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  /**
   * Reads a whole reply.
   *
   * @throws ProtocolException for what is none
   */
  SmtpReply read() throws IOException {
    List<String> lines = new ArrayList<>();
    while (lines.size() < MAX_LINES) {
      String line = readLine();
      int code = code(line);
      lines.add(line.length() > 4 ? line.substring(4) : "");
      if (line.length() == 3 || line.charAt(3) == ' ') {
        return new SmtpReply(code, lines);
      }
    }
    throw new ProtocolException("a reply without an end");
  }

  private static int code(String line) throws ProtocolException {
    boolean isReply =
        line.length() >= 3
            && line.charAt(0) >= '2'
            && line.charAt(0) <= '5'
            && Character.isDigit(line.charAt(1))
            && Character.isDigit(line.charAt(2))
            && (line.length() == 3 || line.charAt(3) == ' ' || line.charAt(3) == '-');
    if (!isReply) {
      throw new ProtocolException("not a reply");
    }
    return Integer.parseInt(line.substring(0, 3));
  }

  private String readLine() throws IOException {
    byte[] line = new byte[MAX_LINE];
    int length = 0;
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new SocketException("the relay hung up");
      }
      if (length == MAX_LINE) {
        throw new ProtocolException("a line without an end");
      }
      line[length++] = (byte) next;
    }
    int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    return new String(line, 0, end, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    try {
      plain.close();
    } catch (IOException e) {
      // It is gone either way.
    }
  }
}
