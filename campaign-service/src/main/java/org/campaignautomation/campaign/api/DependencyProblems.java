package org.campaignautomation.campaign.api;

import io.quarkus.oidc.OIDCException;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.campaignautomation.campaign.database.DatabaseException;
import org.campaignautomation.campaign.database.Transactions;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.telemetry.Logs;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Tells a client that something we need is away from a fault of ours. */
class DependencyProblems {
  private static final Logger LOG = Logger.getLogger(DependencyProblems.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  /** The token cannot be judged while its issuer's keys cannot be had. */
  @ServerExceptionMapper
  Response issuer(OIDCException thrown) {
    LOG.warnf("The token issuer does not answer: %s", thrown.getClass().getName());
    return respond(Problem.dependencyUnavailable("The token issuer", RETRY_AFTER));
  }

  @ServerExceptionMapper({DatabaseException.class, PersistenceException.class})
  Response database(RuntimeException thrown) {
    LOG.errorf("A statement failed: %s", Logs.describe(thrown));
    return respond(
        Transactions.isPassing(thrown)
            ? Problem.dependencyUnavailable("The database", RETRY_AFTER)
            : Problem.of(
                500, "internal_error", "Something went wrong on our side; it was logged."));
  }

  private static Response respond(Problem problem) {
    Response.ResponseBuilder response =
        Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    if (problem.retryAfter() != null) {
      response.header(HttpHeaders.RETRY_AFTER, problem.retryAfter().toSeconds());
    }
    return response.build();
  }
}
