package org.campaignautomation.localstack.twilio;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.campaignautomation.localstack.http.HttpEndpoint;
import org.campaignautomation.localstack.http.Request;
import org.campaignautomation.localstack.http.Response;
import org.campaignautomation.localstack.twilio.MagicNumbers.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The Messages resource of Twilio's REST API, version 2010-04-01: create, fetch, list; and the
 * account, to be read. Messages are kept, up to a bound, and reach nobody; what Twilio would refuse
 * is refused in Twilio's words.
 */
public final class TwilioEndpoint implements AutoCloseable {
  /** The account of the local stack. */
  public static final String ACCOUNT_SID = "AC00000000000000000000000000000001";

  /** Its token, on a machine that nobody else reaches. */
  public static final String AUTH_TOKEN = "local-twilio-token";

  private static final int CAPACITY = 20_000;
  private static final String ACCOUNT = "/2010-04-01/Accounts/{account}";
  private static final String MESSAGES = ACCOUNT + "/Messages";
  private static final Duration SLOW = Duration.ofMinutes(1);
  private static final Duration QUEUE_TIME = Duration.ofMillis(50);

  private final HttpEndpoint http;
  private final MessageStore store = new MessageStore(CAPACITY);
  private final Deque<CreateRequest> requests = new ArrayDeque<>();
  private final StatusCallbacks callbacks = new StatusCallbacks(ACCOUNT_SID, AUTH_TOKEN);
  private final ExecutorService carrier = Executors.newVirtualThreadPerTaskExecutor();
  private volatile Supplier<Optional<Fault>> faults = Optional::empty;
  private volatile Duration answerTime = Duration.ZERO;

  /**
   * One request to create a message, whatever became of it.
   *
   * @param at when it came
   * @param to the recipient asked for; empty if none was
   * @param form all its fields
   */
  public record CreateRequest(Instant at, String to, Map<String, List<String>> form) {}

  private TwilioEndpoint(HttpEndpoint http) {
    this.http = http;
  }

  /**
   * Starts an endpoint.
   *
   * @param port the port, 0 for a free one
   * @throws java.io.UncheckedIOException if the port is taken
   */
  public static TwilioEndpoint start(int port) {
    HttpEndpoint http = HttpEndpoint.bind(port);
    TwilioEndpoint endpoint = new TwilioEndpoint(http);
    http.route(
            "GET",
            ACCOUNT + ".json",
            request ->
                endpoint.allowed(request, r -> Response.json(200, AccountJson.of(ACCOUNT_SID))))
        .route("POST", MESSAGES + ".json", request -> endpoint.allowed(request, endpoint::create))
        .route("GET", MESSAGES + ".json", request -> endpoint.allowed(request, endpoint::list))
        .route(
            "GET", MESSAGES + "/{sid}.json", request -> endpoint.allowed(request, endpoint::fetch))
        .start();
    return endpoint;
  }

  /** What stands for {@code https://api.twilio.com}. */
  public String baseUrl() {
    return http.url();
  }

  /** The port bound. */
  public int port() {
    return http.port();
  }

  /** The messages accepted, oldest first. */
  public List<SmsMessage> messages() {
    return store.oldestFirst();
  }

  /** Every request to create a message, oldest first, the refused and failed ones too. */
  public List<CreateRequest> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  /**
   * Makes requests to create a message fail that would succeed.
   *
   * @param source asked once for each such request; empty for none
   */
  public void disturb(Supplier<Optional<Fault>> source) {
    faults = source;
  }

  /** Lets each answer to an accepted message take this long after the message is kept. */
  public void answerAfter(Duration time) {
    answerTime = time;
  }

  /** Forgets all messages and requests. */
  public void clear() {
    store.clear();
    synchronized (requests) {
      requests.clear();
    }
  }

  @Override
  public void close() {
    carrier.shutdownNow();
    http.close();
    callbacks.close();
  }

  private Response allowed(Request request, HttpEndpoint.Handler handler) throws IOException {
    String expected =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((ACCOUNT_SID + ":" + AUTH_TOKEN).getBytes(StandardCharsets.UTF_8));
    String given = request.header("Authorization").orElse("");
    if (!MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8))) {
      return new TwilioError(401, 20003, "Authenticate")
          .response()
          .with("WWW-Authenticate", "Basic realm=\"Twilio API\"");
    }
    if (!request.pathValue("account").equals(ACCOUNT_SID)) {
      return TwilioError.notFound(request.path()).response();
    }
    try {
      return handler.answer(request);
    } catch (IllegalArgumentException e) {
      return TwilioError.badRequest(20001, "Invalid parameter: " + e.getMessage()).response();
    }
  }

  private Response create(Request request) throws IOException {
    Map<String, List<String>> form = isForm(request) ? request.form() : Map.of();
    String to = MessageRules.value(form, "To");
    remember(new CreateRequest(Instant.now(), to, form));
    Optional<TwilioError> refusal = MessageRules.refusal(form);
    if (refusal.isPresent()) {
      return refusal.get().response();
    }
    @Nullable Outcome outcome =
        MagicNumbers.ofRecipient(to).or(() -> faults.get().map(Fault::outcome)).orElse(null);
    return switch (outcome) {
      case null -> {
        SmsMessage message = keep(form, null);
        pause(answerTime);
        yield accepted(message);
      }
      case Outcome.Refused(TwilioError error) -> error.response();
      case Outcome.ServerError(int status, boolean kept) -> {
        if (kept) {
          keep(form, outcome);
        }
        yield new TwilioError(status, 20500, "Internal Server Error").response();
      }
      case Outcome.Closed(boolean kept) -> {
        if (kept) {
          keep(form, outcome);
        }
        throw new IOException("closed on request");
      }
      case Outcome.Slow slow -> {
        SmsMessage message = keep(form, outcome);
        pause(SLOW);
        yield accepted(message);
      }
      case Outcome.Undelivered undelivered -> accepted(keep(form, undelivered));
      case Outcome.Failed failed -> accepted(keep(form, failed));
    };
  }

  private Response accepted(SmsMessage message) {
    return Response.json(201, MessageJson.of(ACCOUNT_SID, message));
  }

  private Response fetch(Request request) {
    return store
        .get(request.pathValue("sid"))
        .map(message -> Response.json(200, MessageJson.of(ACCOUNT_SID, message)))
        .orElseGet(() -> TwilioError.notFound(request.path()).response());
  }

  private Response list(Request request) {
    return Response.json(200, new MessagePage(ACCOUNT_SID, request).of(store.newestFirst()));
  }

  private SmsMessage keep(Map<String, List<String>> form, @Nullable Outcome outcome) {
    String body = MessageRules.value(form, "Body");
    String callback = MessageRules.value(form, "StatusCallback");
    Instant now = Instant.now();
    SmsMessage message =
        new SmsMessage(
            "SM" + UUID.randomUUID().toString().replace("-", ""),
            MessageRules.value(form, "To"),
            MessageRules.value(form, "From"),
            body,
            SmsSegments.count(body),
            "queued",
            null,
            now,
            now,
            null,
            MessageRules.validitySeconds(form),
            callback.isBlank() ? null : callback);
    store.add(message);
    carrier.execute(() -> carry(message.sid(), outcome));
    return message;
  }

  /** The message's way after it was accepted, told step by step to who asked for it. */
  private void carry(String sid, @Nullable Outcome outcome) {
    try {
      Thread.sleep(QUEUE_TIME);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    if (outcome instanceof Outcome.Failed(int code)) {
      store.update(sid, message -> message.failed(code, Instant.now())).ifPresent(callbacks::tell);
      return;
    }
    store.update(sid, message -> message.sent(Instant.now())).ifPresent(callbacks::tell);
    store
        .update(
            sid,
            message ->
                outcome instanceof Outcome.Undelivered(int code)
                    ? message.undelivered(code, Instant.now())
                    : message.delivered(Instant.now()))
        .ifPresent(callbacks::tell);
  }

  private void remember(CreateRequest request) {
    synchronized (requests) {
      if (requests.size() == CAPACITY) {
        requests.removeFirst();
      }
      requests.addLast(request);
    }
  }

  private static boolean isForm(Request request) {
    return request
        .header("Content-Type")
        .orElse("")
        .startsWith("application/x-www-form-urlencoded");
  }

  private static void pause(Duration time) throws IOException {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("closed while waiting", e);
    }
  }
}
