package org.campaignautomation.campaign.console;

import io.opentelemetry.api.trace.Span;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import org.campaignautomation.platform.problem.Problem;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Shows people what programs get as a problem document: the same words, as a page, or where a part
 * of a page was asked for, as a message on it.
 */
class ProblemPages {
  private static final String TOASTS = "#toasts";

  @ServerResponseFilter
  void show(ContainerResponseContext response, RoutingContext request) {
    Problem problem =
        ConsolePaths.contain(request) && response.getStatus() >= 400 ? problem(response) : null;
    if (problem == null) {
      return;
    }
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
