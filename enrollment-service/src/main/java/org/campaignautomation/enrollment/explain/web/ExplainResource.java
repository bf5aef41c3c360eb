package org.campaignautomation.enrollment.explain.web;

import static org.campaignautomation.enrollment.rest.RequestPart.pathId;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.campaignautomation.enrollment.explain.Explainer;
import org.campaignautomation.enrollment.explain.Explanation;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;

/** Why something was not sent, and when it will be. */
@Path("/internal/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.INTERNAL)
@RunOnVirtualThread
public class ExplainResource {
  /** The guide's look-back, for a campaign of which nothing is known here yet. */
  private static final int LOOK_BACK_DAYS = 7;

  private final Explainer explainer;
  private final Caller caller;

  ExplainResource(Explainer explainer, Caller caller) {
    this.explainer = explainer;
    this.caller = caller;
  }

  @GET
  @Path("/jobs/{id}/explain")
  public Explanation job(@PathParam("id") String id) {
    return explainer
        .job(caller.tenantId(), pathId(id))
        .orElseThrow(() -> new ProblemException(Problem.notFound()));
  }

  @GET
  @Path("/campaigns/{id}/contacts/{contactId}/explain")
  public Explanation contact(@PathParam("id") String id, @PathParam("contactId") String contactId) {
    return explainer.contact(caller.tenantId(), pathId(id), pathId(contactId));
  }

  @GET
  @Path("/campaigns/{id}/explain")
  public Explanation campaign(@PathParam("id") String id) {
    return explainer.campaign(caller.tenantId(), pathId(id), LOOK_BACK_DAYS);
  }
}
