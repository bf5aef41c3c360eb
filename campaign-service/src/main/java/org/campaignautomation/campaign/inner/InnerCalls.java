package org.campaignautomation.campaign.inner;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.quarkus.oidc.client.OidcClientException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
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
   * Tells it to do something; whether it did is not known if it does not answer.
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
            .withRetryAfter(RETRY_AFTER));
  }

  private <T> T call(Supplier<T> call, Problem unavailable) {
    try {
      return call.get();
    } catch (WebApplicationException e) {
      throw new ProblemException(refusal(e.getResponse(), unavailable));
    } catch (ProcessingException | OidcClientException e) {
      LOG.warnf("%s does not answer: %s", service, e.getClass().getName());
      throw new ProblemException(unavailable);
    }
  }

  private Problem refusal(Response response, Problem unavailable) {
    int status = response.getStatus();
    return switch (status) {
      case 400, 409, 422 -> passedOn(status, response.readEntity(Refusal.class));
      case 404 -> Problem.notFound();
      default -> {
        LOG.warnf("%s answered %d", service, status);
        yield unavailable;
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
