package org.campaignautomation.campaign.contact.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads lines as bytes, in bounded memory: of a line that is too long only its end is looked for.
 */
final class LineReader {
  /** The most that a line may have. */
  static final int MAX_LINE = 64 * 1024;

  private final InputStream in;
  private final byte[] buffer = new byte[64 * 1024];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private int position;
  private int end;
  private long number;
  private long total;
  private boolean tooLong;

  LineReader(InputStream in) {
    this.in = in;
  }

  /** Goes to the next line; false at the end. */
  boolean next() throws IOException {
    line.reset();
    tooLong = false;
    boolean any = false;
    while (position < end || fill()) {
      any = true;
      int start = position;
      while (position < end && buffer[position] != '\n') {
        position++;
      }
      append(start, position - start);
      if (position < end) {
        position++;
        break;
      }
    }
    number += any ? 1 : 0;
    return any;
  }

  private boolean fill() throws IOException {
    position = 0;
    end = Math.max(in.read(buffer, 0, buffer.length), 0);
    total += end;
    return end > 0;
  }

  private void append(int start, int length) {
    if (line.size() + length > MAX_LINE) {
      tooLong = true;
    } else if (!tooLong) {
      line.write(buffer, start, length);
    }
  }

  /** The line's number, 1 for the first. */
  long number() {
    return number;
  }

  /** How many bytes were read, the rest of the buffer included. */
  long total() {
    return total;
  }

  boolean isTooLong() {
    return tooLong;
  }

  boolean isBlank() {
    return !tooLong && line.toString(java.nio.charset.StandardCharsets.UTF_8).isBlank();
  }

  int length() {
    return line.size();
  }

  byte[] bytes() {
    return line.toByteArray();
  }
}
