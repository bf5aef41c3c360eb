package org.campaignautomation.dispatch.suppression.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.campaignautomation.dispatch.suppression.Recipient;
import org.campaignautomation.dispatch.suppression.Suppression;
import org.campaignautomation.dispatch.suppression.Suppression.Scope;
import org.campaignautomation.dispatch.suppression.SuppressionList;
import org.campaignautomation.dispatch.suppression.SuppressionList.Added;
import org.campaignautomation.dispatch.suppression.SuppressionList.Reason;
import org.campaignautomation.platform.problem.Fault;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.jspecify.annotations.Nullable;

/** The list of those who are not written to; addresses come in, and only masked ones go out. */
@Path("/internal/v1/suppressions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.INTERNAL)
@RunOnVirtualThread
public class SuppressionsResource {
  private static final int MAX_CONTACTS = 500;

  private final SuppressionList suppressions;
  private final Caller caller;

  SuppressionsResource(SuppressionList suppressions, Caller caller) {
    this.suppressions = suppressions;
    this.caller = caller;
  }

  @GET
  public SuppressionPage list(
      @QueryParam("channel") @Nullable String channel,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    String tenantId = caller.tenantId();
    PagePart part = PagePart.of(limit, cursor, tenantId + " " + channel);
    Scope scope = PagePart.choice("channel", channel, Scope.class);
    List<Suppression> found = suppressions.list(tenantId, scope, part.before(), part.limit() + 1);
    return SuppressionPage.of(found, part);
  }

  /** 201 with the suppression, or 200 with the one that was there. */
  @POST
  public Response add(@Nullable NewSuppressionView request) {
    NewSuppressionView checked = NewSuppressionView.checked(request);
    Added added =
        suppressions.add(
            caller.tenantId(),
            checked.scope(),
            checked.addressText(),
            checked.reasonText(),
            caller.actor());
    return Response.status(added.isNew() ? 201 : 200)
        .entity(SuppressionView.of(added.suppression()))
        .build();
  }

  @DELETE
  @Path("/{id}")
  public void remove(@PathParam("id") String id) {
    if (!suppressions.remove(caller.tenantId(), pathId(id), caller.actor())) {
      throw new ProblemException(Problem.notFound());
    }
  }

  @POST
  @Path("/check")
  public CheckAnswer check(@Nullable CheckQuestion question) {
    List<CheckQuestion.Person> people =
        question == null || question.contacts() == null ? List.of() : question.contacts();
    if (people.size() > MAX_CONTACTS) {
      throw new ProblemException(
          Problem.validationFailed(
              List.of(
                  new Fault(
                      "/contacts", "too_many", "At most " + MAX_CONTACTS + " at once, please."))));
    }
    String tenantId = caller.tenantId();
    Map<Recipient, Reason> reasons =
        suppressions.check(
            people.stream().flatMap(person -> person.recipients(tenantId).stream()).toList());
    return new CheckAnswer(
        people.stream().map(person -> CheckAnswer.Person.of(person, tenantId, reasons)).toList());
  }

  /** What is no id names nothing. */
  private static UUID pathId(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(Problem.notFound());
    }
  }
}
