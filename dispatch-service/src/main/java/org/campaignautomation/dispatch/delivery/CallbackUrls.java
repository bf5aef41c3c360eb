package org.campaignautomation.dispatch.delivery;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The URLs at which providers reach us, as they know them: made from configuration, never from a
 * request, which says whatever its sender likes.
 */
@Singleton
public class CallbackUrls {
  private static final String STATUS = "/callbacks/twilio/status/";
  private static final String ATTEMPT = "?attempt=";

  private final Optional<String> base;

  CallbackUrls(@ConfigProperty(name = "dispatch.callbacks.base-url") Optional<String> configured) {
    this.base =
        configured.map(String::strip).filter(url -> !url.isEmpty()).map(CallbackUrls::withoutSlash);
  }

  /** Where Twilio tells what becomes of an SMS; null without a public address. */
  @Nullable URI status(AttemptKey key) {
    return base.map(url -> URI.create(url + path(key.jobId()) + ATTEMPT + key.attempt()))
        .orElse(null);
  }

  /** The public form of a request's path and query; empty without a public address. */
  public Optional<String> called(UUID jobId, @Nullable String query) {
    return base.map(url -> url + path(jobId) + (query == null ? "" : "?" + query));
  }

  private static String path(UUID jobId) {
    return STATUS + jobId;
  }

  private static String withoutSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }
}
