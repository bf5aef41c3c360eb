package org.campaignautomation.dispatch.delivery.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.campaignautomation.dispatch.delivery.Resolutions;
import org.campaignautomation.dispatch.delivery.Resolutions.Decision;
import org.campaignautomation.dispatch.delivery.UnknownDelivery;
import org.campaignautomation.platform.problem.Fault;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.jspecify.annotations.Nullable;

/** Outcomes that nobody knows: listed, and settled by decision. */
@Path("/internal/v1/deliveries")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.INTERNAL)
@RunOnVirtualThread
public class DeliveriesResource {
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 500;
  private static final int MAX_REASON = 500;

  private final Resolutions resolutions;
  private final Caller caller;

  DeliveriesResource(Resolutions resolutions, Caller caller) {
    this.resolutions = resolutions;
    this.caller = caller;
  }

  /** Why somebody decides as they do. */
  public record Reason(@Nullable String reason) {}

  /** What was decided. */
  public record Decided(UUID id, String decision) {}

  @GET
  public DeliveryPage list(
      @QueryParam("outcome") @Nullable String outcome,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    if (!"unknown".equals(outcome)) {
      throw new ProblemException(
          Problem.invalidParameter(
              "outcome", "must be unknown: only unknown outcomes are listed."));
    }
    String tenantId = caller.tenantId();
    int size = size(limit);
    // One more than asked for tells whether there is a next page.
    List<UnknownDelivery> found =
        resolutions.unknown(
            tenantId, cursor == null ? null : DeliveryCursor.read(cursor, tenantId), size + 1);
    List<UnknownDelivery> page = found.subList(0, Math.min(size, found.size()));
    return new DeliveryPage(
        page.stream().map(DeliveryPage.Item::of).toList(),
        found.size() > size ? DeliveryCursor.after(page.getLast().position(), tenantId) : null);
  }

  @POST
  @Path("/{id}/resend")
  public Decided resend(@PathParam("id") String id, @Nullable Reason reason) {
    return decide(id, Decision.RESEND, reason);
  }

  @POST
  @Path("/{id}/mark-sent")
  public Decided markSent(@PathParam("id") String id, @Nullable Reason reason) {
    return decide(id, Decision.MARK_SENT, reason);
  }

  private Decided decide(String id, Decision decision, @Nullable Reason given) {
    UUID jobId = pathId(id);
    String reason = checked(given);
    return switch (resolutions.decide(caller.tenantId(), jobId, decision, caller.actor(), reason)) {
      case DONE -> new Decided(jobId, decision.text());
      case NOT_FOUND -> throw new ProblemException(Problem.notFound());
      case NOT_UNKNOWN ->
          throw new ProblemException(
              Problem.conflict(
                  "illegal_transition",
                  "The outcome of this delivery is known; there is nothing to decide.",
                  Map.of("allowed", List.of())));
    };
  }

  private static String checked(@Nullable Reason given) {
    String reason = given == null || given.reason() == null ? "" : given.reason().strip();
    if (reason.isEmpty() || reason.length() > MAX_REASON) {
      throw new ProblemException(
          Problem.validationFailed(
              List.of(
                  new Fault(
                      "/reason",
                      reason.isEmpty() ? "required" : "too_long",
                      "Say why, in 1 to " + MAX_REASON + " characters."))));
    }
    return reason;
  }

  private static int size(@Nullable String limit) {
    if (limit == null) {
      return DEFAULT_LIMIT;
    }
    try {
      int size = Integer.parseInt(limit);
      if (size >= 1 && size <= MAX_LIMIT) {
        return size;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new ProblemException(
        Problem.invalidParameter("limit", "must be a number from 1 to " + MAX_LIMIT + "."));
  }

  private static UUID pathId(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(Problem.notFound());
    }
  }
}
