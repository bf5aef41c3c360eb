package org.campaignautomation.localstack.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One HTTP answer.
 *
 * @param status the status code
 * @param headers the headers to send
 * @param body the body's bytes
 */
@SuppressWarnings("ArrayRecordComponent") // carries bytes and is never compared
public record Response(int status, Map<String, String> headers, byte[] body) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** A JSON answer; maps, lists, strings, numbers and nulls. */
  public static Response json(int status, Object value) {
    try {
      return new Response(
          status, Map.of("Content-Type", "application/json"), MAPPER.writeValueAsBytes(value));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("an answer that is not JSON", e);
    }
  }

  /** A plain text answer. */
  public static Response text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", text);
  }

  /** An answer of the given content type. */
  public static Response of(int status, String contentType, String text) {
    return new Response(
        status, Map.of("Content-Type", contentType), text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same answer with one more header. */
  public Response with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Response(status, more, body);
  }
}
