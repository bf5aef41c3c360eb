package org.campaignautomation.dispatch.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderValueTest {
  private static final MailAddress ADDRESS = MailAddress.parse("hello@acme.example").orElseThrow();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Welcome",
        "Grüße aus Köln",
        "🎉 Your order is here 🎉 — thank you for a very long subject that must be folded 🎉",
        "日本語の件名はとても長いので、いくつかの部分に分けて送らなければならないのです。",
        "=?UTF-8?Q?not_an_encoded_word?=",
        "A plain subject that is rather long, longer than one line of seventy-eight characters is"
      })
  void what_a_reader_sees_is_what_was_written(String subject) throws UnsupportedEncodingException {
    String value = HeaderValue.text(subject);
    assertThat(MimeUtility.decodeText(MimeUtility.unfold(value))).isEqualTo(subject);
    assertThat(value).matches("\\p{ASCII}*");
    assertThat(value.split("\r\n")).allSatisfy(line -> assertThat(line).hasSizeLessThan(78));
    assertThat(value.replace("\r\n ", "")).doesNotContain("\r", "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nBcc: x@y.example", "a\nb", "a\rb", "a\0b", "a\u2028b", "a\u0085b"})
  void control_characters_are_refused(String text) {
    assertThat(HeaderValue.isSafe(text)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> HeaderValue.text(text));
    assertThatIllegalArgumentException().isThrownBy(() -> HeaderValue.mailbox(text, ADDRESS));
  }

  @Test
  void a_display_name_is_quoted_or_encoded() {
    assertThat(HeaderValue.mailbox("Acme, \"Inc\" <x@y.example>", ADDRESS))
        .isEqualTo("\"Acme, \\\"Inc\\\" <x@y.example>\" <hello@acme.example>");
    assertThat(HeaderValue.mailbox("Müller", ADDRESS))
        .isEqualTo("=?UTF-8?B?TcO8bGxlcg==?= <hello@acme.example>");
    assertThat(HeaderValue.mailbox(null, ADDRESS)).isEqualTo("hello@acme.example");
  }
}
