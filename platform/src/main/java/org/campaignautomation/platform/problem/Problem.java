package org.campaignautomation.platform.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A problem document (RFC 9457). {@code type} is always {@code about:blank}: programs go by {@link
 * #code}, which never changes.
 *
 * @param title the HTTP status in words
 * @param detail what happened and what to do, for people; no address, no credential
 * @param instance the path asked for
 * @param errors each fault of a body; empty where it is not about a body
 * @param members further members, such as {@code allowed}
 * @param retryAfter when it makes sense to ask again, as a header
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "code", "errors"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    @Nullable String instance,
    String code,
    List<Fault> errors,
    @JsonAnyGetter Map<String, Object> members,
    @JsonIgnore @Nullable Duration retryAfter) {

  /** The media type of a problem document. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final Map<Integer, String> TITLES =
      Map.ofEntries(
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(406, "Not Acceptable"),
          Map.entry(409, "Conflict"),
          Map.entry(412, "Precondition Failed"),
          Map.entry(413, "Content Too Large"),
          Map.entry(415, "Unsupported Media Type"),
          Map.entry(422, "Unprocessable Content"),
          Map.entry(429, "Too Many Requests"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(503, "Service Unavailable"));

  /** A problem with a status, a stable code and a sentence. */
  public static Problem of(int status, String code, String detail) {
    return new Problem(
        "about:blank",
        TITLES.getOrDefault(status, "Error"),
        status,
        detail,
        null,
        code,
        List.of(),
        Map.of(),
        null);
  }

  /** 400: the form of the request is wrong. */
  public static Problem badRequest(String code, String detail) {
    return of(400, code, detail);
  }

  /** 400: a query or path parameter cannot be used. */
  public static Problem invalidParameter(String name, String detail) {
    return badRequest("invalid_parameter", "The parameter " + name + " " + detail);
  }

  /** 404: also for what belongs to another tenant. */
  public static Problem notFound() {
    return of(404, "not_found", "There is nothing here, or it is not yours.");
  }

  /** 409 with members that say what to do. */
  public static Problem conflict(String code, String detail, Map<String, Object> members) {
    return of(409, code, detail).with(members);
  }

  /** 412: the resource has changed since the client read it. */
  public static Problem versionMismatch() {
    return of(
        412, "version_mismatch", "It has changed since you read it: read it again, then retry.");
  }

  /** 422: the body is well-formed and does not make sense. */
  public static Problem validationFailed(List<Fault> errors) {
    String detail =
        errors.size() == 1
            ? errors.getFirst().detail()
            : errors.size() + " things are wrong; see errors.";
    return of(422, "validation_failed", detail).withErrors(errors);
  }

  /** 503: another service is needed and does not answer. */
  public static Problem dependencyUnavailable(String dependency, Duration retryAfter) {
    return of(
            503,
            "dependency_unavailable",
            dependency + " does not answer just now; nothing was changed. Try again.")
        .withRetryAfter(retryAfter);
  }

  Problem withInstance(String path) {
    return new Problem(type, title, status, detail, path, code, errors, members, retryAfter);
  }

  /** The same with faults of the body. */
  public Problem withErrors(List<Fault> faults) {
    return new Problem(
        type, title, status, detail, instance, code, List.copyOf(faults), members, retryAfter);
  }

  /** The same with further members. */
  public Problem with(Map<String, Object> further) {
    return new Problem(
        type, title, status, detail, instance, code, errors, Map.copyOf(further), retryAfter);
  }

  /** The same with a {@code Retry-After} header. */
  public Problem withRetryAfter(Duration after) {
    return new Problem(type, title, status, detail, instance, code, errors, members, after);
  }
}
