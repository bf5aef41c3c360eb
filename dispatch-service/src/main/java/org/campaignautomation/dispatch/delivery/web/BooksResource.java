package org.campaignautomation.dispatch.delivery.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.dispatch.delivery.AcceptedMessages;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.jspecify.annotations.Nullable;

/** The ledger's side of a tenant's books. */
@Path("/internal/v1/books")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.INTERNAL)
@RunOnVirtualThread
public class BooksResource {
  private static final int PAGE = 500;

  private final AcceptedMessages accepted;
  private final Caller caller;

  BooksResource(AcceptedMessages accepted, Caller caller) {
    this.accepted = accepted;
    this.caller = caller;
  }

  /**
   * A page of campaigns in the order of their ids.
   *
   * @param nextAfter what to ask for next; null after the last page
   */
  public record Page(
      Instant asOf, List<AcceptedMessages.Campaign> campaigns, @Nullable UUID nextAfter) {}

  @GET
  public Page books(@QueryParam("after") @Nullable String after) {
    AcceptedMessages.Counts counts = accepted.of(caller.tenantId(), id(after), PAGE);
    List<AcceptedMessages.Campaign> campaigns = counts.campaigns();
    return new Page(
        counts.asOf(),
        campaigns,
        campaigns.size() < PAGE ? null : campaigns.getLast().campaignId());
  }

  private static @Nullable UUID id(@Nullable String after) {
    if (after == null) {
      return null;
    }
    try {
      return UUID.fromString(after);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(Problem.invalidParameter("after", "is not an id."));
    }
  }
}
