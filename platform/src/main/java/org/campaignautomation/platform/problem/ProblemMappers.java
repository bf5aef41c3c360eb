package org.campaignautomation.platform.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import org.campaignautomation.platform.telemetry.Logs;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Turns every exception into a problem document; what is not foreseen tells nothing of itself. */
public class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  @ServerExceptionMapper
  Response problem(ProblemException thrown, UriInfo uri) {
    return respond(thrown.problem(), uri);
  }

  @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
  Response unauthenticated(SecurityException thrown, UriInfo uri) {
    return respond(
        Problem.of(
            401,
            "unauthenticated",
            "Send a valid bearer token in Authorization, or an API key in X-API-Key."),
        uri);
  }

  @ServerExceptionMapper
  Response forbidden(ForbiddenException thrown, UriInfo uri) {
    return respond(
        Problem.of(403, "forbidden", "Your role, or your key's scope, does not allow this."), uri);
  }

  /** Jackson's, where the body is JSON but not of the shape asked for. */
  @ServerExceptionMapper
  Response mismatch(MismatchedInputException thrown, UriInfo uri) {
    return respond(jsonProblem(thrown), uri);
  }

  @ServerExceptionMapper({
    ResteasyReactiveViolationException.class,
    ConstraintViolationException.class
  })
  Response violation(ConstraintViolationException thrown, UriInfo uri) {
    List<Fault> faults =
        thrown.getConstraintViolations().stream().map(ProblemMappers::fault).toList();
    return respond(Problem.validationFailed(faults), uri);
  }

  @ServerExceptionMapper
  Response web(WebApplicationException thrown, UriInfo uri) {
    Problem caused = problemBehind(thrown);
    if (caused != null) {
      return respond(caused, uri);
    }
    if (thrown.getCause() instanceof JacksonException json) {
      return respond(jsonProblem(json), uri);
    }
    int status = thrown.getResponse().getStatus();
    Problem problem =
        switch (status) {
          case 400 -> Problem.badRequest("invalid_parameter", "The request cannot be understood.");
          case 401 -> Problem.of(401, "unauthenticated", "Send a valid bearer token or API key.");
          case 403 -> Problem.of(403, "forbidden", "Your role does not allow this.");
          case 404 -> Problem.notFound();
          case 405 -> Problem.of(405, "method_not_allowed", "This path does not know the method.");
          case 406 ->
              Problem.of(406, "not_acceptable", "The answer is not to be had in that form.");
          case 413 -> BodyLimit.tooLarge();
          case 415 ->
              Problem.of(415, "unsupported_media_type", "Send the body in a form the path takes.");
          default -> unforeseen(thrown);
        };
    return respond(problem, uri);
  }

  @ServerExceptionMapper
  Response anything(Exception thrown, UriInfo uri) {
    Problem caused = problemBehind(thrown);
    return respond(caused != null ? caused : unforeseen(thrown), uri);
  }

  /** Ours, where a framework has wrapped it on the way. */
  private static @Nullable Problem problemBehind(Exception thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProblemException ours) {
        return ours.problem();
      }
    }
    return null;
  }

  private static Problem unforeseen(Exception thrown) {
    LOG.errorf("A request failed unforeseen: %s", Logs.describe(thrown));
    return Problem.of(500, "internal_error", "Something went wrong on our side; it was logged.");
  }

  private static Problem jsonProblem(JacksonException thrown) {
    String pointer = thrown instanceof JsonMappingException mapping ? pointer(mapping) : "";
    if (thrown instanceof UnrecognizedPropertyException unknown) {
      String detail = "There is no property " + unknown.getPropertyName() + " here.";
      return Problem.badRequest("unknown_property", detail)
          .withErrors(List.of(new Fault(pointer, "unknown_property", detail)));
    }
    String detail = "The body is not the JSON asked for" + position(thrown.getLocation()) + ".";
    return Problem.badRequest("malformed_json", detail)
        .withErrors(List.of(new Fault(pointer, "malformed_json", detail)));
  }

  private static String position(JsonLocation at) {
    return at == null || at.getLineNr() < 1
        ? ""
        : ": line " + at.getLineNr() + ", column " + at.getColumnNr();
  }

  private static String pointer(JsonMappingException thrown) {
    StringBuilder pointer = new StringBuilder();
    for (JsonMappingException.Reference part : thrown.getPath()) {
      pointer.append('/');
      if (part.getFieldName() == null) {
        pointer.append(part.getIndex());
      } else {
        pointer.append(part.getFieldName().replace("~", "~0").replace("/", "~1"));
      }
    }
    return pointer.toString();
  }

  private static Fault fault(ConstraintViolation<?> violation) {
    StringBuilder pointer = new StringBuilder();
    int depth = 0;
    for (Path.Node node : violation.getPropertyPath()) {
      if (node.isInIterable() && node.getIndex() != null) {
        pointer.append('/').append(node.getIndex());
      }
      // The first two nodes are the resource's method and its parameter.
      if (depth++ >= 2 && node.getName() != null) {
        pointer.append('/').append(node.getName());
      }
    }
    String code =
        violation
            .getConstraintDescriptor()
            .getAnnotation()
            .annotationType()
            .getSimpleName()
            .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
            .toLowerCase(Locale.ROOT);
    return new Fault(pointer.toString(), code, violation.getMessage());
  }

  private static Response respond(Problem problem, UriInfo uri) {
    Response.ResponseBuilder response =
        Response.status(problem.status())
            .type(Problem.MEDIA_TYPE)
            .entity(problem.withInstance(uri.getPath()));
    if (problem.retryAfter() != null) {
      response.header(HttpHeaders.RETRY_AFTER, problem.retryAfter().toSeconds());
    }
    if (problem.status() == 401) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    return response.build();
  }
}
