package org.campaignautomation.campaign.inner;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.quarkus.oidc.client.OidcClientException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.campaignautomation.platform.problem.Fault;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What a failure of another service means to our caller: its refusals of what was asked (400, 404,
 * 409, 422) are the caller's, with all that they say; whatever else goes wrong is 503 {@code
 * dependency_unavailable}.
 */
public final class InnerCalls {
  private static final Logger LOG = Logger.getLogger(InnerCalls.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  /** Members of a problem document that have a place of their own. */
  private static final Set<String> STANDARD =
      Set.of("type", "title", "status", "detail", "instance", "code", "errors");

  private static final String OUTCOME = "outcome";
  private static final String UNKNOWN = "unknown";

  private final String service;

  /** Calls of one service, by its name. */
  public InnerCalls(String service) {
    this.service = service;
  }

  /**
   * Asks for something that changes nothing.
   *
   * @throws ProblemException what the service refuses, or 503 if it does not answer
   */
  public <T> T ask(Supplier<T> question) {
    return call(question, Problem.dependencyUnavailable(service, RETRY_AFTER));
  }

  /**
   * Tells it to do something. Unless it could not even be reached, nobody knows whether it did if
   * it does not answer: see {@link #isUnknown}.
   *
   * @throws ProblemException what the service refuses, or 503 if it does not answer
   */
  public <T> T tell(Supplier<T> command) {
    return call(
        command,
        Problem.of(
                503,
                "dependency_unavailable",
                service
                    + " does not answer just now. What it has done so far stays; look at the jobs"
                    + " before you try again.")
            .with(Map.of(OUTCOME, UNKNOWN))
            .withRetryAfter(RETRY_AFTER));
  }

  /** Whether what was told may have happened all the same. */
  public static boolean isUnknown(Problem problem) {
    return UNKNOWN.equals(problem.members().get(OUTCOME));
  }

  private <T> T call(Supplier<T> call, Problem unanswered) {
    try {
      return call.get();
    } catch (WebApplicationException e) {
      throw new ProblemException(refusal(e.getResponse(), unanswered));
    } catch (OidcClientException e) {
      throw silent(e, Problem.dependencyUnavailable(service, RETRY_AFTER));
    } catch (ProcessingException e) {
      throw silent(
          e, isUnreached(e) ? Problem.dependencyUnavailable(service, RETRY_AFTER) : unanswered);
    }
  }

  private ProblemException silent(RuntimeException thrown, Problem problem) {
    LOG.warnf("%s does not answer: %s", service, thrown.getClass().getName());
    return new ProblemException(problem);
  }

  private static boolean isUnreached(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
        return true;
      }
    }
    return false;
  }

  private Problem refusal(Response response, Problem unanswered) {
    int status = response.getStatus();
    return switch (status) {
      case 400, 409, 422 -> passedOn(status, response.readEntity(Refusal.class));
      case 404 -> Problem.notFound();
      default -> {
        LOG.warnf("%s answered %d", service, status);
        yield unanswered;
      }
    };
  }

  private static Problem passedOn(int status, Refusal refusal) {
    String code = refusal.text("code", status == 409 ? "conflict" : "invalid_parameter");
    String detail = refusal.text("detail", "It cannot be done as it was asked for.");
    return Problem.of(status, code, detail)
        .with(refusal.furtherMembers())
        .withErrors(refusal.faults());
  }

  /** A problem document as it was received. */
  static final class Refusal {
    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    @JsonAnySetter
    void member(String name, @Nullable Object value) {
      members.put(name, value);
    }

    private String text(String name, String otherwise) {
      return members.get(name) instanceof String text ? text : otherwise;
    }

    private Map<String, Object> furtherMembers() {
      Map<String, Object> further = new LinkedHashMap<>();
      members.forEach(
          (name, value) -> {
            if (value != null && !STANDARD.contains(name)) {
              further.put(name, value);
            }
          });
      return further;
    }

    private List<Fault> faults() {
      return members.get("errors") instanceof List<?> errors
          ? errors.stream()
              .filter(Map.class::isInstance)
              .map(error -> fault((Map<?, ?>) error))
              .toList()
          : List.of();
    }

    private static Fault fault(Map<?, ?> error) {
      return new Fault(
          String.valueOf(error.get("pointer")),
          String.valueOf(error.get("code")),
          String.valueOf(error.get("detail")));
    }
  }
}
