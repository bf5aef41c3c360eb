package org.campaignautomation.benchmarks.sink;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads lines and bodies from a connection without decoding what nobody looks at. */
final class LineReader {
  private final InputStream in;
  private final byte[] buffer = new byte[16 * 1024];
  private int next;
  private int end;

  LineReader(InputStream in) {
    this.in = in;
  }

  /** The next line without its end; null if the connection has ended. */
  @Nullable String line() throws IOException {
    StringBuilder line = new StringBuilder(80);
    for (int octet = read(); octet >= 0; octet = read()) {
      if (octet == '\n') {
        return line.toString();
      }
      if (octet != '\r') {
        line.append((char) octet);
      }
    }
    return null;
  }

  /** A body of known length. */
  String body(int length) throws IOException {
    byte[] body = new byte[length];
    for (int i = 0; i < length; i++) {
      int octet = read();
      if (octet < 0) {
        throw new IOException("the connection ended within a body");
      }
      body[i] = (byte) octet;
    }
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Reads past a line that is a lone dot; false if the connection ends before. */
  boolean skipToDot() throws IOException {
    int length = 0;
    boolean isDot = false;
    for (int octet = read(); octet >= 0; octet = read()) {
      if (octet == '\n') {
        if (isDot && length == 1) {
          return true;
        }
        length = 0;
      } else if (octet != '\r') {
        isDot = length == 0 && octet == '.';
        length++;
      }
    }
    return false;
  }

  /** Whether something is here that was not read yet, so that an answer may wait for it. */
  boolean hasMore() throws IOException {
    return next < end || in.available() > 0;
  }

  private int read() throws IOException {
    if (next == end) {
      end = in.read(buffer);
      next = 0;
      if (end <= 0) {
        end = 0;
        return -1;
      }
    }
    return buffer[next++] & 0xFF;
  }
}
