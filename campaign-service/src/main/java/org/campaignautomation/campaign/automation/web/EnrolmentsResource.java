package org.campaignautomation.campaign.automation.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.campaignautomation.campaign.api.Answer;
import org.campaignautomation.campaign.api.Idempotency;
import org.campaignautomation.campaign.automation.Enrolments;
import org.campaignautomation.campaign.definition.Campaign;
import org.campaignautomation.campaign.definition.Campaigns;
import org.campaignautomation.campaign.enrollment.Enrolling;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.platform.problem.Fault;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/campaigns/{id}/enrollments}. */
@Path("/api/campaigns/{id}/enrollments")
@Tag(name = "Automation")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class EnrolmentsResource {
  private static final int MAX_PEOPLE = 500;

  private final Campaigns campaigns;
  private final Enrolments enrolments;
  private final Idempotency idempotency;
  private final Caller caller;

  EnrolmentsResource(
      Campaigns campaigns, Enrolments enrolments, Idempotency idempotency, Caller caller) {
    this.campaigns = campaigns;
    this.enrolments = enrolments;
    this.idempotency = idempotency;
    this.caller = caller;
  }

  @POST
  @RolesAllowed({Roles.OPERATOR, Roles.KEY_SERVICE})
  @Operation(
      operationId = "enrolContacts",
      summary = "Enrols people, however long they have been there",
      description = "By contactIds or externalIds, up to 500. It may be repeated.")
  @APIResponse(
      responseCode = "200",
      description = "What became of each, in the order in which they were named",
      content = @Content(schema = @Schema(implementation = EnrolmentsAnswer.class)))
  public Response enrol(UUID id, @NotNull EnrolmentsBody body) {
    Campaign campaign = campaigns.get(caller.tenantId(), id);
    Supplier<List<Enrolments.Result>> people = people(campaign, body);
    return idempotency.onceElsewhere(
        body,
        true,
        () -> {
          var answer = new EnrolmentsAnswer(people.get());
          return new Answer(200, null, null, answer, answer.kept(), null);
        });
  }

  @DELETE
  @Path("/{contactId}")
  @RolesAllowed({Roles.OPERATOR, Roles.KEY_SERVICE})
  @Operation(
      operationId = "unenrolContact",
      summary = "Takes somebody out; what waits for them is cancelled",
      description = "It may be repeated. Whoever was taken out is not enrolled again.")
  public Enrolling.Unenrolled unenrol(UUID id, UUID contactId) {
    Campaign campaign = campaigns.get(caller.tenantId(), id);
    return enrolments.unenrol(Asker.of(caller), campaign, contactId);
  }

  private Supplier<List<Enrolments.Result>> people(Campaign campaign, EnrolmentsBody body) {
    List<Fault> faults = new ArrayList<>();
    Asker asker = Asker.of(caller);
    if (body.contactIds() != null && body.externalIds() != null) {
      faults.add(
          new Fault("/externalIds", "conflict", "Give contactIds or externalIds, not both."));
    }
    Supplier<List<Enrolments.Result>> enrolment;
    if (body.externalIds() == null) {
      List<UUID> ids = Ids.check(body.contactIds(), "/contactIds", MAX_PEOPLE, faults);
      enrolment = () -> enrolments.enrol(asker, campaign, ids);
    } else {
      List<String> ids = Ids.check(body.externalIds(), "/externalIds", MAX_PEOPLE, faults);
      enrolment = () -> enrolments.enrolByExternalIds(asker, campaign, ids);
    }
    if (!faults.isEmpty()) {
      throw new ProblemException(Problem.validationFailed(faults));
    }
    return enrolment;
  }
}
