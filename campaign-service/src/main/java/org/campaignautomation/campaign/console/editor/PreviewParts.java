package org.campaignautomation.campaign.console.editor;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.campaignautomation.campaign.console.Html;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.campaign.preview.MessageDraft;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** {@code /console/editor/preview}: a message as somebody would get it. */
@Path("/console/editor/preview")
@Produces(Html.TYPE)
@RunOnVirtualThread
public class PreviewParts {
  /**
   * A message is somebody else's page: no script, no form, no link that leads anywhere, and nothing
   * fetched, unless its pictures are asked for. {@code sandbox} holds it apart from the console
   * even where it is not shown in a frame.
   */
  private static final String MESSAGE_POLICY =
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'self'; img-src data:";

  private static final String PICTURES = " https: http:";

  private final Previewing previewing;
  private final TestMessages tests;
  private final SecurityIdentity identity;
  private final Caller caller;

  PreviewParts(
      Previewing previewing, TestMessages tests, SecurityIdentity identity, Caller caller) {
    this.previewing = previewing;
    this.tests = tests;
    this.identity = identity;
    this.caller = caller;
  }

  /**
   * A message and for whom it is shown.
   *
   * @param contactId null for the sample person
   */
  public record Question(@Nullable UUID contactId, @Nullable MessageDraft message) {}

  /**
   * A message to oneself.
   *
   * @param campaignId in whose name it goes out
   */
  public record TestOrder(@Nullable UUID campaignId, @Nullable MessageDraft message) {}

  /** What would be sent. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.EDITOR)
  public TemplateInstance show(@NotNull Question question) {
    return previewing.show(Asker.of(caller), question.contactId(), question.message());
  }

  /** How long an SMS gets. */
  @POST
  @Path("/sms")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.EDITOR)
  public TemplateInstance length(@NotNull Question question) {
    return previewing.length(Asker.of(caller), question.contactId(), question.message());
  }

  /**
   * The HTML of an e-mail as a page of its own, for a frame. It comes back from the page that
   * rendered it, since what a page holds inherits that page's policy, and mails need their styles.
   */
  @POST
  @Path("/frame")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @RolesAllowed(Roles.EDITOR)
  public Response frame(@RestForm @Nullable String html, @RestForm @Nullable String pictures) {
    return Response.ok(html == null ? "" : html)
        .header(
            "Content-Security-Policy",
            pictures == null ? MESSAGE_POLICY : MESSAGE_POLICY + PICTURES)
        .header("X-Frame-Options", "SAMEORIGIN")
        .build();
  }

  /** Sends the message to whoever asks. */
  @POST
  @Path("/test")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.OPERATOR)
  public TemplateInstance test(@NotNull TestOrder order) {
    return tests.send(Asker.of(caller), Tester.of(identity), order.campaignId(), order.message());
  }
}
