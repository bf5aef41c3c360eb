package org.campaignautomation.dispatch.callback;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.campaignautomation.dispatch.channel.SmsCallbacks;
import org.campaignautomation.dispatch.delivery.CallbackUrls;
import org.campaignautomation.dispatch.delivery.ProviderNews;
import org.campaignautomation.dispatch.delivery.Resolutions;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Where Twilio tells what becomes of an SMS. Open to the world, so nothing is believed but a call
 * with Twilio's signature over the URL that we gave it; the answer to any other says nothing.
 */
@Path("/callbacks/twilio/status")
@PermitAll
@RunOnVirtualThread
public class TwilioCallbackResource {
  /** Many times what Twilio sends. */
  private static final int MAX_BODY = 16 * 1024;

  private final SmsCallbacks signatures;
  private final CallbackUrls urls;
  private final Resolutions resolutions;
  private final MeterRegistry metrics;

  TwilioCallbackResource(
      SmsCallbacks signatures, CallbackUrls urls, Resolutions resolutions, MeterRegistry metrics) {
    this.signatures = signatures;
    this.urls = urls;
    this.resolutions = resolutions;
    this.metrics = metrics;
  }

  /** 204 also for a message that we know nothing of: Twilio would only ask again. */
  @POST
  @Path("/{jobId}")
  public Response status(
      @PathParam("jobId") String jobId,
      @HeaderParam(SmsCallbacks.SIGNATURE) @Nullable String signature,
      @Context UriInfo uri,
      InputStream body)
      throws IOException {
    UUID job = uuid(jobId).orElseThrow(this::refused);
    Map<String, List<String>> form = form(body);
    String url = urls.called(job, uri.getRequestUri().getRawQuery()).orElseThrow(this::refused);
    if (signature == null || !signatures.areFrom(signature, url, form)) {
      throw refused();
    }
    Optional<ProviderNews> news = TwilioStatus.read(form);
    boolean known = news.isPresent() && resolutions.hear(job, attempt(uri), news.get());
    count(known ? "taken" : "unknown");
    return Response.noContent().build();
  }

  private Map<String, List<String>> form(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(MAX_BODY + 1);
    if (bytes.length > MAX_BODY) {
      count("too_large");
      throw new ProblemException(
          Problem.of(413, "body_too_large", "The body is larger than 16 KiB."));
    }
    try {
      return FormBody.read(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw refused();
    }
  }

  /** The signature covers it, so it is as we wrote it; a URL without is of the first attempt. */
  private static int attempt(UriInfo uri) {
    String attempt = uri.getQueryParameters().getFirst("attempt");
    try {
      return attempt == null ? 1 : Integer.parseInt(attempt);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private ProblemException refused() {
    count("refused");
    return new ProblemException(Problem.of(403, "forbidden", "Not allowed."));
  }

  private void count(String result) {
    metrics.counter("dispatch.callbacks", "provider", "twilio", "result", result).increment();
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
