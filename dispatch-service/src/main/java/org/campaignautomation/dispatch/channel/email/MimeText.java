package org.campaignautomation.dispatch.channel.email;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.campaignautomation.dispatch.channel.ComposedEmail;
import org.jspecify.annotations.Nullable;

/** Writes an e-mail as it goes over the wire (RFC 5322, 2045, 2046), once per hand-over. */
final class MimeText {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final int HEADERS_AND_MARGIN = 1024;

  private MimeText() {}

  /**
   * The whole message: CRLF at each line's end, leading dots doubled, the final dot not in it.
   *
   * @param jobId makes the boundary, so that the same e-mail is always written the same
   */
  static byte[] of(ComposedEmail email, Instant date, UUID jobId) {
    String text = email.text();
    String html = email.html();
    ByteArrayOutputStream out =
        new ByteArrayOutputStream(length(text) + length(html) + HEADERS_AND_MARGIN);
    email.headers().forEach((name, value) -> line(out, name + ": " + value));
    line(out, "Date: " + DATE.format(date));
    line(out, "MIME-Version: 1.0");
    if (html != null && text != null) {
      alternatives(out, jobId, text, html);
    } else if (html != null) {
      part(out, "html", html);
    } else {
      part(out, "plain", text == null ? "" : text);
    }
    return out.toByteArray();
  }

  private static void alternatives(
      ByteArrayOutputStream out, UUID jobId, String text, String html) {
    // Quoted-printable writes "=" as "=3D", so no text can hold the boundary.
    String boundary = "=_" + jobId;
    line(out, "Content-Type: multipart/alternative;\r\n boundary=\"" + boundary + "\"");
    line(out, "");
    line(out, "--" + boundary);
    part(out, "plain", text);
    line(out, "--" + boundary);
    part(out, "html", html);
    line(out, "--" + boundary + "--");
  }

  private static void part(ByteArrayOutputStream out, String subtype, String text) {
    line(out, "Content-Type: text/" + subtype + "; charset=UTF-8");
    line(out, "Content-Transfer-Encoding: quoted-printable");
    line(out, "");
    QuotedPrintable.append(text, out);
  }

  private static void line(ByteArrayOutputStream out, String line) {
    out.writeBytes(line.getBytes(StandardCharsets.UTF_8));
    out.write('\r');
    out.write('\n');
  }

  private static int length(@Nullable String text) {
    return text == null ? 0 : text.length() + text.length() / 8;
  }
}
