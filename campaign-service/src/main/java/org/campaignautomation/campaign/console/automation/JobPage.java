package org.campaignautomation.campaign.console.automation;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.campaign.automation.BulkJobs;
import org.campaignautomation.campaign.console.Faults;
import org.campaignautomation.campaign.console.Html;
import org.campaignautomation.campaign.contact.StoredContact;
import org.campaignautomation.campaign.definition.Campaigns;
import org.campaignautomation.campaign.enrollment.Enrollment;
import org.campaignautomation.campaign.enrollment.Explanation;
import org.campaignautomation.campaign.enrollment.Job;
import org.campaignautomation.campaign.explain.Explanations;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.platform.problem.Fault;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.jspecify.annotations.Nullable;

/** {@code /console/campaigns/{id}/jobs/{jobId}}: one job, and what one can do to it. */
@Path("/console/campaigns/{id}/jobs/{jobId}")
@Produces(Html.TYPE)
@RunOnVirtualThread
public class JobPage {
  private final Enrollment enrollment;
  private final Explanations explanations;
  private final Campaigns campaigns;
  private final Contacts contacts;
  private final BulkJobs jobs;
  private final Caller caller;

  JobPage(
      Enrollment enrollment,
      Explanations explanations,
      Campaigns campaigns,
      Contacts contacts,
      BulkJobs jobs,
      Caller caller) {
    this.enrollment = enrollment;
    this.explanations = explanations;
    this.campaigns = campaigns;
    this.contacts = contacts;
    this.jobs = jobs;
    this.caller = caller;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  public TemplateInstance show(@PathParam("id") UUID id, @PathParam("jobId") UUID jobId) {
    return detail(id, jobId, Faults.none(), "");
  }

  @POST
  @Path("/retry")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(Roles.OPERATOR)
  public Response retry(
      @PathParam("id") UUID id,
      @PathParam("jobId") UUID jobId,
      @FormParam("reason") @Nullable String reason) {
    return change(id, jobId, BulkJobs.Action.RETRY, reason);
  }

  @POST
  @Path("/cancel")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(Roles.OPERATOR)
  public Response cancel(
      @PathParam("id") UUID id,
      @PathParam("jobId") UUID jobId,
      @FormParam("reason") @Nullable String reason) {
    return change(id, jobId, BulkJobs.Action.CANCEL, reason);
  }

  private Response change(UUID id, UUID jobId, BulkJobs.Action action, @Nullable String reason) {
    try {
      BulkJobs.Batch batch = jobs.chosen(Asker.of(caller), id, action, List.of(jobId), reason);
      if (batch.refused().isEmpty()) {
        return Response.seeOther(URI.create("/console/campaigns/" + id + "/jobs/" + jobId)).build();
      }
      return again(
          id,
          jobId,
          new Faults(
              List.of(new Fault("", "illegal_transition", batch.refused().getFirst().detail()))),
          reason);
    } catch (ProblemException e) {
      if (e.problem().status() != 422) {
        throw e;
      }
      return again(id, jobId, Faults.of(e.problem()), reason);
    }
  }

  private Response again(UUID id, UUID jobId, Faults faults, @Nullable String reason) {
    return Response.status(422)
        .entity(detail(id, jobId, faults, reason == null ? "" : reason))
        .build();
  }

  private JobDetail detail(UUID id, UUID jobId, Faults faults, String reason) {
    Asker asker = Asker.of(caller);
    Job job = enrollment.job(asker, jobId);
    if (!job.campaignId().equals(id)) {
      throw new ProblemException(Problem.notFound());
    }
    UUID contactId = job.contact().id();
    StoredContact contact = contacts.byIds(asker.tenantId(), List.of(contactId)).get(contactId);
    return new JobDetail(
        job,
        campaigns.get(asker.tenantId(), id),
        contact == null ? null : contact.data().zone(),
        explanation(asker, jobId),
        enrollment.notes(asker, jobId),
        BulkJobs.statuses(BulkJobs.Action.RETRY).contains(job.status()),
        BulkJobs.statuses(BulkJobs.Action.CANCEL).contains(job.status()),
        faults,
        reason);
  }

  private @Nullable Explanation explanation(Asker asker, UUID jobId) {
    try {
      return explanations.ofJob(asker, jobId);
    } catch (ProblemException e) {
      if (e.problem().status() != 503) {
        throw e;
      }
      return null;
    }
  }
}
