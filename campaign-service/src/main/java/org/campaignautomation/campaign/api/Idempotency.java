package org.campaignautomation.campaign.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.campaignautomation.campaign.database.DatabaseException;
import org.campaignautomation.campaign.database.Transactions;
import org.campaignautomation.campaign.inner.InnerCalls;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.campaignautomation.platform.tenancy.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Makes a POST safe to repeat: with an {@code Idempotency-Key}, the answer is kept in the
 * transaction of the effect, so there is never one without the other.
 *
 * <p>Only answers of success are kept: after a refusal nothing has happened, and the client may try
 * again with the same key.
 */
@ApplicationScoped
public class Idempotency {
  /** The request header: at most 255 characters, chosen by the client. */
  public static final String KEY = "Idempotency-Key";

  /** The answer's header that tells a replay. */
  public static final String REPLAY = "Idempotency-Replay";

  private static final int MAX_KEY = 255;
  private static final int WAIT_MILLIS = 3_000;
  private static final Duration KEPT = Duration.ofHours(24);
  private static final Duration REPEATABLE_AFTER = Duration.ofMinutes(5);

  private final IdempotencyKeys keys;
  private final Transactions transactions;
  private final ObjectMapper mapper;
  private final RoutingContext request;
  private final Caller caller;

  Idempotency(
      IdempotencyKeys keys,
      Transactions transactions,
      ObjectMapper mapper,
      RoutingContext request,
      Caller caller) {
    this.keys = keys;
    this.transactions = transactions;
    this.mapper = mapper;
    this.request = request;
    this.caller = caller;
  }

  /**
   * Runs the effect in a transaction, at most once for the request's key.
   *
   * @param body the request's body as it was understood; null for none
   * @throws ProblemException 409 while the first request with the key is still running, 422 if it
   *     had another body
   */
  public Response once(@Nullable Object body, Supplier<Answer> effect) {
    IdempotencyKeys.Scope scope = scope();
    return scope == null
        ? respond(transactions.run(effect))
        : transactions.run(() -> once(scope, hash(body), effect));
  }

  /**
   * Runs an effect that another service brings about, which no transaction of ours could take back
   * and for which none should wait: the key is taken first, and let go of if the effect fails. If
   * nobody knows whether it did, an effect that may be repeated has its key again at once, or after
   * five minutes if the request died; any other keeps its key to the end.
   *
   * @param body the request's body as it was understood; null for none
   * @param repeatable whether doing it twice does no more than doing it once
   * @throws ProblemException 409 while the first request with the key has no known end, 422 if it
   *     had another body
   */
  public Response onceElsewhere(
      @Nullable Object body, boolean repeatable, Supplier<Answer> effect) {
    IdempotencyKeys.Scope scope = scope();
    if (scope == null) {
      return respond(effect.get());
    }
    byte[] hash = hash(body);
    Duration patience = repeatable ? REPEATABLE_AFTER : KEPT;
    Optional<Response> earlier =
        transactions.run(
            () ->
                begin(scope, hash, patience) ? Optional.empty() : Optional.of(repeat(scope, hash)));
    return earlier.orElseGet(() -> bringAbout(scope, repeatable, effect));
  }

  private Response bringAbout(
      IdempotencyKeys.Scope scope, boolean repeatable, Supplier<Answer> effect) {
    Answer answer;
    try {
      answer = effect.get();
    } catch (ProblemException e) {
      if (repeatable || !InnerCalls.isUnknown(e.problem())) {
        QuarkusTransaction.requiringNew().run(() -> keys.release(scope));
      }
      throw e;
    }
    QuarkusTransaction.requiringNew().run(() -> keys.keep(scope, answer, json(answer.keptBody())));
    return respond(answer);
  }

  /** What the request's key is unique in; null for a request without one. */
  private IdempotencyKeys.@Nullable Scope scope() {
    String key = request.request().getHeader(KEY);
    if (key == null) {
      return null;
    }
    if (key.isBlank() || key.length() > MAX_KEY) {
      throw new ProblemException(
          Problem.invalidParameter(KEY, "must have 1 to " + MAX_KEY + " characters."));
    }
    return new IdempotencyKeys.Scope(
        caller.tenantId(), request.request().method().name(), request.normalizedPath(), key);
  }

  private Response once(IdempotencyKeys.Scope scope, byte[] hash, Supplier<Answer> effect) {
    if (begin(scope, hash, KEPT)) {
      Answer answer = effect.get();
      keys.keep(scope, answer, json(answer.keptBody()));
      return respond(answer);
    }
    return repeat(scope, hash);
  }

  private Response repeat(IdempotencyKeys.Scope scope, byte[] hash) {
    IdempotencyKeys.Kept kept = keys.find(scope);
    if (!Arrays.equals(kept.bodyHash(), hash)) {
      throw new ProblemException(
          Problem.of(
              422,
              "idempotency_key_reused",
              "The key was used for another body; nothing was changed."));
    }
    if (kept.answer() == null) {
      throw inProgress();
    }
    return response(kept.status(), location(kept), kept.etag(), kept.answer())
        .header(REPLAY, "true")
        .build();
  }

  /** Waits for a transaction that has the same key, but not for long. */
  private boolean begin(IdempotencyKeys.Scope scope, byte[] hash, Duration patience) {
    try {
      return keys.begin(scope, hash, WAIT_MILLIS, patience);
    } catch (DatabaseException e) {
      if (e.isLockTimeout()) {
        throw inProgress();
      }
      throw e;
    }
  }

  private static ProblemException inProgress() {
    return new ProblemException(
        Problem.conflict(
                "idempotency_in_progress",
                "The first request with this key is still running, or nobody knows how it ended.",
                Map.of())
            .withRetryAfter(Duration.ofSeconds(1)));
  }

  @Scheduled(
      every = "10m",
      delayed = "1m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void purge() {
    int removed;
    do {
      removed = transactions.run(keys::purge);
    } while (removed == IdempotencyKeys.PURGE_BATCH);
  }

  private static Response respond(Answer answer) {
    return response(answer.status(), answer.location(), answer.etag(), answer.body()).build();
  }

  private static @Nullable URI location(IdempotencyKeys.Kept kept) {
    return kept.location() == null ? null : URI.create(kept.location());
  }

  private static Response.ResponseBuilder response(
      int status, @Nullable URI location, @Nullable String etag, Object body) {
    Response.ResponseBuilder response =
        Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body);
    if (location != null) {
      response.location(location);
    }
    if (etag != null) {
      response.header(HttpHeaders.ETAG, etag);
    }
    return response;
  }

  private byte[] hash(@Nullable Object body) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(mapper.writeValueAsBytes(body));
    } catch (NoSuchAlgorithmException | JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private String json(Object body) {
    try {
      return mapper.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
