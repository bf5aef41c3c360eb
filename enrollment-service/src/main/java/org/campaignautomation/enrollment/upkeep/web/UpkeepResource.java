package org.campaignautomation.enrollment.upkeep.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.enrollment.upkeep.Balance;
import org.campaignautomation.enrollment.upkeep.Books;
import org.campaignautomation.enrollment.upkeep.Cleanup;
import org.campaignautomation.enrollment.upkeep.CompletedJobs;
import org.campaignautomation.platform.problem.Fault;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.jspecify.annotations.Nullable;

/** The books of a tenant, and what the next cleanup removes of its jobs. */
@Path("/internal/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.INTERNAL)
@RunOnVirtualThread
public class UpkeepResource {
  private static final int MAX_CAMPAIGNS = 500;

  private final Books books;
  private final CompletedJobs completed;
  private final Cleanup cleanup;
  private final Caller caller;

  UpkeepResource(Books books, CompletedJobs completed, Cleanup cleanup, Caller caller) {
    this.books = books;
    this.completed = completed;
    this.cleanup = cleanup;
    this.caller = caller;
  }

  @GET
  @Path("/books")
  public Balance books() {
    return books.ofTenant(caller.tenantId());
  }

  /** Which campaigns are asked about, at most 500. */
  public record Question(@Nullable List<UUID> campaignIds) {}

  @POST
  @Path("/books/completed")
  public CompletedJobs.Counts completed(@Nullable Question question) {
    List<UUID> ids =
        question == null || question.campaignIds() == null ? List.of() : question.campaignIds();
    if (ids.size() > MAX_CAMPAIGNS || ids.contains(null)) {
      throw new ProblemException(
          Problem.validationFailed(
              List.of(
                  new Fault(
                      "/campaignIds",
                      "invalid",
                      "Name at most " + MAX_CAMPAIGNS + " campaigns."))));
    }
    return completed.of(caller.tenantId(), ids);
  }

  @GET
  @Path("/cleanup")
  public Cleanup.Forecast cleanup() {
    return cleanup.forecast(caller.tenantId());
  }
}
