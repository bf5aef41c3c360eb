package org.campaignautomation.campaign.preview.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.campaign.preview.TemplatePreviews;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/templates/preview}. */
@Path("/api/templates/preview")
@Tag(name = "Previews")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TemplatePreviewResource {
  private final TemplatePreviews previews;
  private final Caller caller;

  TemplatePreviewResource(TemplatePreviews previews, Caller caller) {
    this.previews = previews;
    this.caller = caller;
  }

  @POST
  @RolesAllowed(Roles.EDITOR)
  @Operation(
      operationId = "previewTemplate",
      summary = "A message as it would be sent to a contact",
      description =
          "By the code that sends: what is answered equals the later message except for Date,"
              + " Message-ID and MIME boundary. Nothing is stored or sent.")
  public TemplatePreviewView preview(@NotNull TemplatePreviewBody body) {
    return TemplatePreviewView.of(
        previews.preview(Asker.of(caller), body.contactId(), body.reading(), body.message()));
  }
}
