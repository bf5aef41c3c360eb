package org.campaignautomation.benchmarks.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SinksTest {
  private static final String TRANSACTION =
      "MAIL FROM:<a@b.example>\r\nRCPT TO:<%s>\r\nDATA\r\nSubject: x\r\n\r\n..\r\na.\r\n.\r\n";

  @Test
  void a_second_mail_to_somebody_is_a_duplicate() throws IOException {
    try (MailSink sink = MailSink.start();
        Socket client = new Socket(InetAddress.getLoopbackAddress(), sink.port())) {
      String text =
          "EHLO me\r\n"
              + TRANSACTION.formatted("one@x.example")
              + TRANSACTION.formatted("two@x.example")
              + TRANSACTION.formatted("one@x.example")
              + "QUIT\r\n";
      client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      BufferedReader replies =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
      assertThat(replies.readAllLines()).filteredOn("250 2.0.0 kept"::equals).hasSize(3);

      assertThat(sink.arrivals().count()).isEqualTo(3);
      assertThat(sink.arrivals().duplicates()).isEqualTo(1);
      assertThat(sink.arrivals().nanos("two@x.example")).isNotZero();
      assertThat(sink.arrivals().nanos("three@x.example")).isZero();
    }
  }

  @Test
  void every_so_manieth_text_is_one_too_many_and_is_not_counted() throws Exception {
    try (TextSink sink = TextSink.start(Duration.ZERO, 3);
        HttpClient client = HttpClient.newHttpClient()) {
      for (int number = 1; number <= 3; number++) {
        HttpRequest post =
            HttpRequest.newBuilder(URI.create(sink.baseUrl() + "/2010-04-01/Messages.json"))
                .POST(HttpRequest.BodyPublishers.ofString("Body=x&To=%2B1555000000" + number))
                .build();
        assertThat(client.send(post, HttpResponse.BodyHandlers.ofString()).statusCode())
            .isEqualTo(number == 3 ? 429 : 201);
      }

      assertThat(sink.requests()).isEqualTo(3);
      assertThat(sink.arrivals().count()).isEqualTo(2);
      assertThat(sink.arrivals().nanos("+15550000001")).isNotZero();
    }
  }
}
