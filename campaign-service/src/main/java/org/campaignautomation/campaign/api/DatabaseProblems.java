package org.campaignautomation.campaign.api;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.campaignautomation.campaign.database.DatabaseException;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.telemetry.Logs;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Tells a client that the database is away from a fault of ours. */
class DatabaseProblems {
  private static final Logger LOG = Logger.getLogger(DatabaseProblems.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  @ServerExceptionMapper
  Response failed(DatabaseException thrown) {
    LOG.errorf("A statement failed, %s: %s", thrown.getMessage(), Logs.describe(thrown));
    if (!thrown.isPassing()) {
      return respond(
          Problem.of(500, "internal_error", "Something went wrong on our side; it was logged."));
    }
    return respond(Problem.dependencyUnavailable("The database", RETRY_AFTER));
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
