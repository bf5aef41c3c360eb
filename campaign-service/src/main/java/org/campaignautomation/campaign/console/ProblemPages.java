package org.campaignautomation.campaign.console;

import io.opentelemetry.api.trace.Span;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.campaignautomation.platform.problem.Problem;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Shows people what programs get as a problem document: the same words, as a page, or where a part
 * of a page was asked for, as a message on it. Whoever is not known is led to the login instead.
 */
class ProblemPages {
  private static final String TOASTS = "#toasts";
  private static final int UNAUTHORIZED = 401;

  private final HttpAuthenticator authenticator;

  ProblemPages(HttpAuthenticator authenticator) {
    this.authenticator = authenticator;
  }

  @ServerResponseFilter
  Uni<Void> answer(ContainerResponseContext response, RoutingContext request) {
    if (!ConsolePaths.contain(request)) {
      return Uni.createFrom().voidItem();
    }
    if (response.getStatus() == UNAUTHORIZED) {
      return authenticator
          .getChallenge(request)
          .invoke(challenge -> lead(response, challenge))
          .replaceWithVoid();
    }
    Problem problem = response.getStatus() >= 400 ? problem(response) : null;
    if (problem != null) {
      show(problem, response, request);
    }
    return Uni.createFrom().voidItem();
  }

  /**
   * To the login. There is nobody for whom a page could be made: a session could not be renewed.
   */
  private static void lead(ContainerResponseContext response, ChallengeData challenge) {
    response.setStatus(challenge.status);
    response.setEntity(null);
    response.getHeaders().remove(HttpHeaders.WWW_AUTHENTICATE);
    if (challenge.headerName != null) {
      response.getHeaders().putSingle(challenge.headerName.toString(), challenge.headerContent);
    }
  }

  private static void show(
      Problem problem, ContainerResponseContext response, RoutingContext request) {
    String reference = Span.current().getSpanContext().getTraceId();
    TemplateInstance shown;
    if (Htmx.asks(request.request())) {
      response.getHeaders().putSingle(Htmx.RETARGET, TOASTS);
      response.getHeaders().putSingle(Htmx.RESWAP, "beforeend");
      shown = new ErrorToast(problem, reference);
    } else {
      shown = new ErrorPage(problem, reference);
    }
    response.setEntity(shown.render(), null, MediaType.valueOf(Html.TYPE));
  }

  /** Null for an answer that a page has made by itself. */
  private static @Nullable Problem problem(ContainerResponseContext response) {
    if (response.getEntity() instanceof Problem problem) {
      return problem;
    }
    if (response.hasEntity()) {
      return null;
    }
    return response.getStatus() == 400
        ? Problem.badRequest(
            "form_expired", "This page is too old to be sent. Load it anew, and try again.")
        : Problem.of(
            response.getStatus(),
            "error",
            "It could not be done. Load the page anew, and try again.");
  }
}
