package org.campaignautomation.dispatch.channel.email;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Quoted-printable (RFC 2045, 6.7), ready for the wire: CRLF ends each line, none is longer than
 * 76, and a line that begins with a dot has it doubled (RFC 5321, 4.5.2). One pass over the bytes:
 * to build messages costs more than to send them.
 */
final class QuotedPrintable {
  private static final int MAX_LINE = 76;
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

  private final ByteArrayOutputStream out;
  private int column;

  private QuotedPrintable(ByteArrayOutputStream out) {
    this.out = out;
  }

  /** Appends a text; it ends with a line's end. */
  static void append(String text, ByteArrayOutputStream out) {
    new QuotedPrintable(out).encode(text.getBytes(StandardCharsets.UTF_8));
  }

  private void encode(byte[] bytes) {
    for (int at = run(bytes, 0); at < bytes.length; at = run(bytes, at + 1)) {
      byte next = bytes[at];
      if (next == '\r' || next == '\n') {
        if (next == '\r' && at + 1 < bytes.length && bytes[at + 1] == '\n') {
          at++;
        }
        endLine();
      } else if (isLiteral(next) || (isBlank(next) && !endsLine(bytes, at + 1))) {
        makeRoom(1);
        literal(next);
      } else {
        makeRoom(3);
        escaped(next);
      }
    }
    if (column > 0) {
      endLine();
    }
  }

  /** Writes what goes as it is, up to the line's end: most of a text. Answers where that ends. */
  private int run(byte[] bytes, int from) {
    int most = Math.min(bytes.length, from + MAX_LINE - 1 - column);
    int to = from;
    while (to < most
        && (isLiteral(bytes[to]) || (isBlank(bytes[to]) && !endsLine(bytes, to + 1)))) {
      to++;
    }
    if (to > from) {
      if (column == 0 && bytes[from] == '.') {
        out.write('.');
      }
      out.write(bytes, from, to - from);
      column += to - from;
    }
    return to;
  }

  /** A blank at the end of a line may be lost on the way. */
  private static boolean endsLine(byte[] bytes, int at) {
    return at == bytes.length || bytes[at] == '\r' || bytes[at] == '\n';
  }

  private static boolean isBlank(byte value) {
    return value == ' ' || value == '\t';
  }

  private static boolean isLiteral(byte value) {
    return value > ' ' && value < 127 && value != '=';
  }

  private void literal(byte value) {
    if (value == '.' && column == 0) {
      out.write('.');
    }
    out.write(value);
    column++;
  }

  private void escaped(byte value) {
    out.write('=');
    out.write(HEX[(value >> 4) & 15]);
    out.write(HEX[value & 15]);
    column += 3;
  }

  /** The last place of a line is for the sign that it goes on. */
  private void makeRoom(int width) {
    if (column + width >= MAX_LINE) {
      out.write('=');
      endLine();
    }
  }

  private void endLine() {
    out.write('\r');
    out.write('\n');
    column = 0;
  }
}
