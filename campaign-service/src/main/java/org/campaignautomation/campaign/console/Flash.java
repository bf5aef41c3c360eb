package org.campaignautomation.campaign.console;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * What is to be said on the next page, since the answer to a form leads to another. It travels in a
 * cookie: the next page may come from another pod.
 */
@RequestScoped
@Named("flash")
public class Flash {
  private static final String COOKIE = "console-flash";
  private static final Duration KEPT = Duration.ofMinutes(1);

  /** Far below what a cookie can hold, once encoded. */
  private static final int MAX_LENGTH = 600;

  private final RoutingContext request;

  Flash(RoutingContext request) {
    this.request = request;
  }

  /** Says this on the next page. */
  public void say(String text) {
    String kept = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "…" : text;
    set(URLEncoder.encode(kept, StandardCharsets.UTF_8), KEPT);
  }

  /** What was said on the page before, once; empty if nothing was. */
  public String take() {
    Cookie cookie = request.request().getCookie(COOKIE);
    if (cookie == null || cookie.getValue().isEmpty()) {
      return "";
    }
    set("", Duration.ZERO);
    try {
      return URLDecoder.decode(cookie.getValue(), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // not of our making
      return "";
    }
  }

  private void set(String value, Duration age) {
    request
        .response()
        .addCookie(
            Cookie.cookie(COOKIE, value)
                .setPath(ConsolePaths.ROOT)
                .setMaxAge(age.toSeconds())
                .setHttpOnly(true)
                .setSecure("https".equals(request.request().scheme()))
                .setSameSite(CookieSameSite.STRICT));
  }
}
