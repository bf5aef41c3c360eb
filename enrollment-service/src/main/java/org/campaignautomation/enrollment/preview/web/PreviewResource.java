package org.campaignautomation.enrollment.preview.web;

import static org.campaignautomation.enrollment.rest.RequestPart.pathId;
import static org.campaignautomation.enrollment.rest.RequestPart.within;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import org.campaignautomation.enrollment.journey.TriggerResult;
import org.campaignautomation.enrollment.preview.DryRun;
import org.campaignautomation.enrollment.preview.SchedulePreview;
import org.campaignautomation.platform.problem.Fault;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.jspecify.annotations.Nullable;

/** What would happen. Nothing is written. */
@Path("/internal/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.INTERNAL)
@RunOnVirtualThread
public class PreviewResource {
  private static final int MAX_LOOK_BACK_DAYS = 3_650;
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 500;

  private final DryRun dryRun;
  private final Caller caller;

  PreviewResource(DryRun dryRun, Caller caller) {
    this.dryRun = dryRun;
    this.caller = caller;
  }

  /**
   * What to try.
   *
   * @param definition the campaign as it stands, since a draft is not known here
   * @param lookBackDays 7 if not given
   * @param limit how many people to list
   */
  public record Request(
      @Nullable DefinitionInput definition,
      @Nullable Integer lookBackDays,
      @Nullable Integer limit) {}

  /** The due times of a sequence under any schedule. */
  @POST
  @Path("/schedule/preview")
  public List<SchedulePreview.Due> schedule(@Nullable SchedulePreview question) {
    return required(question, "").answer();
  }

  /** Who would be enrolled in a campaign now, and what each of them would get when. */
  @POST
  @Path("/campaigns/{id}/preview")
  public TriggerResult campaign(@PathParam("id") String id, @Nullable Request request) {
    Request asked = required(request, "");
    int days = Objects.requireNonNullElse(asked.lookBackDays(), 7);
    int limit = Objects.requireNonNullElse(asked.limit(), DEFAULT_LIMIT);
    return dryRun.run(
        required(asked.definition(), "/definition").version(caller.tenantId(), pathId(id)),
        within("lookBackDays", days, 0, MAX_LOOK_BACK_DAYS),
        within("limit", limit, 0, MAX_LIMIT));
  }

  private static <T> T required(@Nullable T value, String pointer) {
    if (value == null) {
      throw new ProblemException(
          Problem.validationFailed(List.of(new Fault(pointer, "required", "This must be given."))));
    }
    return value;
  }
}
