package org.campaignautomation.campaign.preview.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.campaignautomation.campaign.enrollment.SchedulePreview;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.campaign.preview.SchedulePreviewDraft;
import org.campaignautomation.campaign.preview.SchedulePreviews;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/schedule/preview}. */
@Path("/api/schedule/preview")
@Tag(name = "Previews")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SchedulePreviewResource {
  private final SchedulePreviews previews;
  private final Caller caller;

  SchedulePreviewResource(SchedulePreviews previews, Caller caller) {
    this.previews = previews;
    this.caller = caller;
  }

  @POST
  @RolesAllowed(Roles.EDITOR)
  @Operation(
      operationId = "previewSchedule",
      summary = "When each step would be due for somebody enrolled at an instant",
      description =
          "By the code that plans real jobs, with this schedule and without quiet hours. Nothing is"
              + " stored.")
  public List<SchedulePreview.Planned> preview(@NotNull SchedulePreviewDraft body) {
    return previews.preview(Asker.of(caller), body);
  }
}
