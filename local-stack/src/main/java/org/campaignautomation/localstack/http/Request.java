package org.campaignautomation.localstack.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One HTTP request, read in full.
 *
 * @param method GET, POST …
 * @param path the path as sent, without the query
 * @param pathParameters what the route's {@code {name}} parts matched, decoded
 * @param query the decoded query parameters; several values in the order sent
 * @param headers by lower-case name
 * @param body the body's bytes
 */
@SuppressWarnings("ArrayRecordComponent") // carries bytes and is never compared
public record Request(
    String method,
    String path,
    Map<String, String> pathParameters,
    Map<String, List<String>> query,
    Map<String, String> headers,
    byte[] body) {

  /** The first value of a query parameter. */
  public Optional<String> queryValue(String name) {
    return query.getOrDefault(name, List.of()).stream().findFirst();
  }

  /** What a {@code {name}} part of the route matched. */
  public String pathValue(String name) {
    String value = pathParameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route has no part {" + name + "}");
    }
    return value;
  }

  /** A header's value; the name in any case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(java.util.Locale.ROOT)));
  }

  /** The body as an {@code application/x-www-form-urlencoded} form. */
  public Map<String, List<String>> form() {
    return decodeForm(new String(body, StandardCharsets.UTF_8));
  }

  /** Decodes {@code a=1&b=2}, for forms and queries alike. */
  static Map<String, List<String>> decodeForm(String encoded) {
    if (encoded.isEmpty()) {
      return Map.of();
    }
    return Arrays.stream(encoded.split("&", -1))
        .filter(pair -> !pair.isEmpty())
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.groupingBy(
                pair -> decode(pair[0]),
                LinkedHashMap::new,
                Collectors.mapping(
                    pair -> pair.length == 2 ? decode(pair[1]) : "", Collectors.toList())));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
