package org.campaignautomation.campaign.contact.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReaderTest {
  @Test
  void readsLinesOverTheEdgesOfItsBuffer() throws IOException {
    String longLine = "y".repeat(LineReader.MAX_LINE - 10);

    assertThat(lines("a\n\n" + longLine + "\nb\r\n" + longLine))
        .containsExactly("1 a", "2 ", "3 " + longLine, "4 b\r", "5 " + longLine);
  }

  @Test
  void skipsALineThatIsTooLong() throws IOException {
    assertThat(lines("x".repeat(3 * LineReader.MAX_LINE) + "\nafter"))
        .containsExactly("1 too long", "2 after");
  }

  @Test
  void hasNoLineAfterTheLastLineEnd() throws IOException {
    assertThat(lines("a\n")).containsExactly("1 a");
    assertThat(lines("")).isEmpty();
  }

  private static List<String> lines(String text) throws IOException {
    var reader = new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    List<String> lines = new ArrayList<>();
    while (reader.next()) {
      String line =
          reader.isTooLong() ? "too long" : new String(reader.bytes(), StandardCharsets.UTF_8);
      lines.add(reader.number() + " " + line);
    }
    return lines;
  }
}
