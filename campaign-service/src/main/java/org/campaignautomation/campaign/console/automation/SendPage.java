package org.campaignautomation.campaign.console.automation;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.campaignautomation.campaign.automation.ImmediateSends;
import org.campaignautomation.campaign.automation.RenderedText;
import org.campaignautomation.campaign.automation.Send;
import org.campaignautomation.campaign.automation.SendOutcome;
import org.campaignautomation.campaign.console.CampaignTop;
import org.campaignautomation.campaign.console.Faults;
import org.campaignautomation.campaign.console.Html;
import org.campaignautomation.campaign.contact.StoredContact;
import org.campaignautomation.campaign.definition.Campaign;
import org.campaignautomation.campaign.definition.Campaigns;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.jspecify.annotations.Nullable;

/** Sends a step or a message to some people at once, and shows it first. */
@Path("/console/campaigns/{id}/automation")
@Produces(Html.TYPE)
@RunOnVirtualThread
public class SendPage {
  /**
   * A message may style itself, and do nothing else: no script, no picture from elsewhere, no form.
   */
  private static final String MESSAGE_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none';"
          + " base-uri 'none'; frame-ancestors 'self'; sandbox";

  private final Campaigns campaigns;
  private final ImmediateSends sends;
  private final Contacts contacts;
  private final Caller caller;

  SendPage(Campaigns campaigns, ImmediateSends sends, Contacts contacts, Caller caller) {
    this.campaigns = campaigns;
    this.sends = sends;
    this.contacts = contacts;
    this.caller = caller;
  }

  @GET
  @Path("/send")
  @RolesAllowed(Roles.OPERATOR)
  public TemplateInstance form(
      @PathParam("id") UUID id, @QueryParam("contact") @Nullable String contact) {
    Campaign campaign = campaign(id);
    return new SendForm(
        CampaignTop.of(campaign), campaign.content().steps(), contact == null ? "" : contact);
  }

  @POST
  @Path("/send/preview")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(Roles.OPERATOR)
  public Response preview(@PathParam("id") UUID id, @BeanParam SendInput input) {
    return result(id, input, true);
  }

  @POST
  @Path("/send")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(Roles.OPERATOR)
  public Response send(@PathParam("id") UUID id, @BeanParam SendInput input) {
    return result(id, input, false);
  }

  /** The HTML of a message that is not kept anywhere, as somebody would get it; for a frame. */
  @POST
  @Path("/send/html")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(Roles.OPERATOR)
  public Response html(
      @PathParam("id") UUID id,
      @QueryParam("to") @Nullable UUID contactId,
      @BeanParam SendInput input) {
    Send send = input.send(List.of(named(contactId)));
    return frame(sends.render(Asker.of(caller), campaign(id), send));
  }

  /** The HTML of a step, as somebody would get it; for a frame. */
  @GET
  @Path("/message")
  @RolesAllowed(Roles.EDITOR)
  public Response message(
      @PathParam("id") UUID id,
      @QueryParam("step") @Nullable UUID stepId,
      @QueryParam("contact") @Nullable UUID contactId) {
    Send send = new Send.OfStep(List.of(named(contactId)), named(stepId));
    return frame(sends.render(Asker.of(caller), campaign(id), send));
  }

  private Response result(UUID id, SendInput input, boolean test) {
    Asker asker = Asker.of(caller);
    Campaign campaign = campaign(id);
    try {
      List<SendInput.Named> named =
          input.people(text -> contacts.match(asker.tenantId(), text).contactId());
      List<UUID> ids =
          named.stream()
              .map(SendInput.Named::contactId)
              .filter(Objects::nonNull)
              .distinct()
              .toList();
      SendOutcome outcome =
          ids.isEmpty()
              ? new SendOutcome(List.of())
              : test
                  ? sends.render(asker, campaign, input.send(ids))
                  : sends.send(asker, campaign, input.send(ids));
      return Response.ok(shown(id, input, test, named, outcome)).build();
    } catch (ProblemException e) {
      if (e.problem().status() != 422) {
        throw e;
      }
      Faults faults = Faults.of(e.problem());
      return Response.status(422)
          .entity(new SendResult(id, test, input.own(), 0, List.of(), faults))
          .build();
    }
  }

  private SendResult shown(
      UUID id, SendInput input, boolean test, List<SendInput.Named> named, SendOutcome outcome) {
    Map<UUID, StoredContact> people =
        contacts.byIds(
            caller.tenantId(),
            outcome.results().stream().map(SendOutcome.SentTo::contactId).toList());
    List<SendResult.Shown> results =
        Stream.concat(
                outcome.results().stream()
                    .map(
                        sent -> {
                          StoredContact contact = people.get(sent.contactId());
                          String name =
                              contact == null
                                  ? sent.contactId().toString()
                                  : Contacts.name(contact.data());
                          return new SendResult.Shown(sent.contactId(), name, sent);
                        }),
                named.stream()
                    .filter(one -> one.contactId() == null)
                    .map(one -> new SendResult.Shown(null, one.text(), null)))
            .toList();
    long ready =
        outcome.results().stream().filter(sent -> !"skipped".equals(sent.outcome())).count();
    return new SendResult(id, test, input.own(), ready, results, Faults.none());
  }

  private static Response frame(SendOutcome outcome) {
    RenderedText text = outcome.results().getFirst().rendered();
    if (text == null || text.html() == null) {
      throw new ProblemException(Problem.notFound());
    }
    return Response.ok(text.html(), Html.TYPE)
        .header("Content-Security-Policy", MESSAGE_POLICY)
        .header("X-Frame-Options", "SAMEORIGIN")
        .build();
  }

  private static UUID named(@Nullable UUID id) {
    if (id == null) {
      throw new ProblemException(Problem.notFound());
    }
    return id;
  }

  private Campaign campaign(UUID id) {
    return campaigns.get(caller.tenantId(), id);
  }
}
