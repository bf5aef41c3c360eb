package org.campaignautomation.campaign.console;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * A change is taken from the console's own pages only. The token of a form is checked by the CSRF
 * extension, which lets pass what is no form, since the API shares the server; so here nothing else
 * passes. What the browser says about where a request comes from is held against it too.
 */
class OwnForms {
  private static final Set<String> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
  private static final Set<String> OWN = Set.of("same-origin", "none");

  private final String tokenHeader;

  OwnForms(@ConfigProperty(name = "quarkus.rest-csrf.token-header-name") String tokenHeader) {
    this.tokenHeader = tokenHeader;
  }

  @ServerRequestFilter
  void check(ContainerRequestContext request, RoutingContext context) {
    if (!ConsolePaths.contain(context) || SAFE.contains(request.getMethod())) {
      return;
    }
    HttpServerRequest http = context.request();
    String site = http.getHeader("Sec-Fetch-Site");
    boolean withToken = http.getHeader(tokenHeader) != null || isForm(request.getMediaType());
    if ((site != null && !OWN.contains(site)) || !withToken) {
      throw new ProblemException(
          Problem.of(403, "forbidden", "A change must come from a page of the console."));
    }
  }

  private static boolean isForm(@Nullable MediaType type) {
    return type != null
        && (MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(type)
            || MediaType.MULTIPART_FORM_DATA_TYPE.isCompatible(type));
  }
}
