package org.campaignautomation.campaign.api;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * A POST without a body has no form that could be wrong. Clients leave the content type out then,
 * or name that of a web form, as curl's {@code -d ''} does. Pages send real forms.
 */
@Singleton
class EmptyBodies {
  private static final String API = "/api/";
  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final int BEFORE_ROUTING = 500;

  void register(@Observes Filters filters) {
    filters.register(EmptyBodies::filter, BEFORE_ROUTING);
  }

  private static void filter(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (request.method().equals(HttpMethod.POST)
        && context.normalizedPath().startsWith(API)
        && isEmpty(request)
        && isUnsaid(request.getHeader(HttpHeaders.CONTENT_TYPE))) {
      request.headers().set(HttpHeaders.CONTENT_TYPE, JSON);
    }
    context.next();
  }

  private static boolean isEmpty(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null
        && (length == null || length.equals("0"));
  }

  private static boolean isUnsaid(@Nullable String contentType) {
    return contentType == null || contentType.startsWith(FORM);
  }
}
