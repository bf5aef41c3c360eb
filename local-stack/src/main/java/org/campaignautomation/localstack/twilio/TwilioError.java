package org.campaignautomation.localstack.twilio;

import java.util.LinkedHashMap;
import java.util.Map;
import org.campaignautomation.localstack.http.Response;

/**
 * A refusal in Twilio's form.
 *
 * @param status the HTTP status
 * @param code Twilio's error code
 * @param message what is wrong
 */
record TwilioError(int status, int code, String message) {
  static TwilioError badRequest(int code, String message) {
    return new TwilioError(400, code, message);
  }

  static TwilioError notFound(String path) {
    return new TwilioError(404, 20404, "The requested resource " + path + " was not found");
  }

  Response response() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("code", code);
    body.put("message", message);
    body.put("more_info", "https://www.twilio.com/docs/errors/" + code);
    body.put("status", status);
    return Response.json(status, body);
  }
}
