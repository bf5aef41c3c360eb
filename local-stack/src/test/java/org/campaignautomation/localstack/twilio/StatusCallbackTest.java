package org.campaignautomation.localstack.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.security.RequestValidator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.campaignautomation.localstack.http.HttpEndpoint;
import org.campaignautomation.localstack.http.Request;
import org.campaignautomation.localstack.http.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callbacks, judged by Twilio's own validator. */
class StatusCallbackTest {
  private final List<Request> received = new CopyOnWriteArrayList<>();
  private TwilioEndpoint endpoint;
  private HttpEndpoint receiver;

  @BeforeEach
  void start() {
    endpoint = TwilioEndpoint.start(0);
    receiver =
        HttpEndpoint.bind(0)
            .route(
                "POST",
                "/callbacks/{job}",
                request -> {
                  received.add(request);
                  return Response.text(200, "");
                })
            .start();
  }

  @AfterEach
  void stop() {
    endpoint.close();
    receiver.close();
  }

  @Test
  void everyStatusIsToldInOrderAndSigned() throws Exception {
    String url = receiver.url() + "/callbacks/job-1?tenant=acme&x=%C3%A9";

    create("+12025550123", url);

    TwilioCalls.eventually(() -> assertThat(statuses()).containsExactly("sent", "delivered"));
    assertThat(received).allSatisfy(request -> assertThat(isValid(request, url)).isTrue());
    assertThat(isValid(received.getFirst(), url + "&forged=1")).isFalse();
  }

  @Test
  void aFailureComesWithItsCode() throws Exception {
    create("+15005553003", receiver.url() + "/callbacks/job-2");

    TwilioCalls.eventually(() -> assertThat(statuses()).containsExactly("sent", "undelivered"));
    assertThat(form(received.getLast())).containsEntry("ErrorCode", "30003");
  }

  private void create(String to, String callback) throws Exception {
    new TwilioCalls(endpoint.baseUrl())
        .create(Map.of("To", to, "From", "+15005550006", "Body", "Hi", "StatusCallback", callback));
  }

  private List<String> statuses() {
    return received.stream().map(request -> form(request).get("MessageStatus")).toList();
  }

  private static boolean isValid(Request request, String url) {
    return new RequestValidator(TwilioEndpoint.AUTH_TOKEN)
        .validate(url, form(request), request.header(RequestSignature.HEADER).orElse(""));
  }

  private static Map<String, String> form(Request request) {
    return request.form().entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                field -> field.getValue().getFirst(),
                (first, second) -> second,
                TreeMap::new));
  }
}
