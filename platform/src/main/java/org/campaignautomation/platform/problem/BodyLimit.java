package org.campaignautomation.platform.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/**
 * Bodies of more than 1 MiB are refused, by their announced length or, where none is announced,
 * while they are read; except where a method streams its body ({@link LargeBody}).
 */
@Provider
public class BodyLimit implements ContainerRequestFilter, ReaderInterceptor {
  static final long MAX_BYTES = 1024 * 1024;

  @Context ResourceInfo resource;

  static Problem tooLarge() {
    return Problem.of(
        413,
        "body_too_large",
        "The body is larger than 1 MiB. Many contacts at once: POST /api/contacts/bulk.");
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (limited() && announced(request) > MAX_BYTES) {
      throw new ProblemException(tooLarge());
    }
  }

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    if (limited()) {
      context.setInputStream(new LimitedBody(context.getInputStream(), MAX_BYTES, tooLarge()));
    }
    return context.proceed();
  }

  private boolean limited() {
    return resource.getResourceMethod() == null
        || !resource.getResourceMethod().isAnnotationPresent(LargeBody.class);
  }

  /** Not {@code getLength()}: that is an int, and -1 for what does not fit. */
  private static long announced(ContainerRequestContext request) {
    String length = request.getHeaderString("Content-Length");
    try {
      return length == null ? -1 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
