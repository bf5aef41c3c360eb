package org.campaignautomation.campaign.automation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.oidc.client.OidcClientException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.campaignautomation.campaign.api.Page;
import org.campaignautomation.campaign.definition.WaitingSteps;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.campaignautomation.platform.tenancy.Caller;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks enrollment-service on behalf of the caller. Its refusals of a parameter and its "not found"
 * are the caller's; whatever else goes wrong is 503 {@code dependency_unavailable}.
 */
@ApplicationScoped
public class Enrollment implements WaitingSteps {
  private static final Logger LOG = Logger.getLogger(Enrollment.class);
  private static final String NAME = "enrollment-service";
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final EnrollmentClient client;
  private final Caller caller;

  Enrollment(@RestClient EnrollmentClient client, Caller caller) {
    this.client = client;
    this.caller = caller;
  }

  /** A campaign's counts; zeros for one that is not known there. */
  public AutomationCounts counts(UUID campaignId) {
    return ask(() -> client.status(caller.tenantId(), caller.actor(), campaignId));
  }

  /** A campaign's jobs, newest first. */
  public Page<Job> jobs(UUID campaignId, JobQuery query) {
    return ask(
        () ->
            client.jobs(
                caller.tenantId(),
                caller.actor(),
                campaignId,
                query.status(),
                query.channel(),
                query.stepId(),
                query.contactId(),
                query.limit(),
                query.cursor()));
  }

  /** One job of the caller's tenant. */
  public Job job(UUID id) {
    return ask(() -> client.job(caller.tenantId(), caller.actor(), id));
  }

  @Override
  public List<Waiting> of(String tenantId, UUID campaignId) {
    return ask(() -> client.waiting(tenantId, caller.actor(), campaignId)).waiting();
  }

  private static <T> T ask(Supplier<T> question) {
    try {
      return question.get();
    } catch (WebApplicationException e) {
      throw refusal(e.getResponse());
    } catch (ProcessingException | OidcClientException e) {
      LOG.warnf("%s does not answer: %s", NAME, e.getClass().getName());
      throw unavailable();
    }
  }

  private static ProblemException refusal(Response response) {
    return switch (response.getStatus()) {
      case 400 -> new ProblemException(badRequest(response));
      case 404 -> new ProblemException(Problem.notFound());
      default -> {
        LOG.warnf("%s answered %d", NAME, response.getStatus());
        yield unavailable();
      }
    };
  }

  private static Problem badRequest(Response response) {
    Refusal refusal = response.readEntity(Refusal.class);
    return Problem.badRequest(
        refusal.code() == null ? "invalid_parameter" : refusal.code(),
        refusal.detail() == null ? "A parameter cannot be used." : refusal.detail());
  }

  private static ProblemException unavailable() {
    return new ProblemException(Problem.dependencyUnavailable(NAME, RETRY_AFTER));
  }

  /** What of a problem document is passed on. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Refusal(@Nullable String code, @Nullable String detail) {}
}
