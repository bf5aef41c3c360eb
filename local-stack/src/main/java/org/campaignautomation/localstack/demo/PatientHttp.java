package org.campaignautomation.localstack.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

/**
 * HTTP calls that outlive a restart of the service they go to: a call without an answer, or with
 * one of 502, 503 and 504, is made again for a minute. Only for calls that are safe to repeat.
 */
final class PatientHttp {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration CALL_LIMIT = Duration.ofSeconds(60);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  HttpRequest.Builder request(String url) {
    return HttpRequest.newBuilder(URI.create(url)).timeout(CALL_LIMIT);
  }

  /**
   * The answer, of whatever other status.
   *
   * @throws DemoFailure if there is none in time
   */
  HttpResponse<String> send(HttpRequest request) {
    Instant end = Instant.now().plus(PATIENCE);
    while (true) {
      String trouble;
      try {
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() < 502 || answer.statusCode() > 504) {
          return answer;
        }
        trouble = "it answers " + answer.statusCode();
      } catch (IOException e) {
        trouble = "it does not answer";
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new DemoFailure("interrupted");
      }
      if (Instant.now().isAfter(end)) {
        throw new DemoFailure(request.method() + " " + request.uri() + ": " + trouble);
      }
      pause(PAUSE);
    }
  }

  static void pause(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoFailure("interrupted");
    }
  }
}
