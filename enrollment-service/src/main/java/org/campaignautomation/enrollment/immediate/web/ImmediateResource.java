package org.campaignautomation.enrollment.immediate.web;

import static org.campaignautomation.enrollment.rest.RequestPart.pathId;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.campaignautomation.contracts.AdHocMessage;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.enrollment.immediate.ImmediateSend;
import org.campaignautomation.enrollment.immediate.Order;
import org.campaignautomation.platform.problem.Fault;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.jspecify.annotations.Nullable;

/** Sends at once. That a repeated request sends nothing again is campaign-service's matter. */
@Path("/internal/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.INTERNAL)
@RunOnVirtualThread
public class ImmediateResource {
  private static final int MAX_CONTACTS = 100;

  /** It goes out with each contact's job, and so has to fit into a record of the broker. */
  private static final int MAX_MESSAGE_LENGTH = 256 * 1024;

  private final ImmediateSend send;
  private final Caller caller;

  ImmediateResource(ImmediateSend send, Caller caller) {
    this.send = send;
    this.caller = caller;
  }

  /** An order; see {@link Order} for what its parts mean. */
  public record Request(
      @Nullable List<UUID> contactIds,
      @Nullable UUID stepId,
      int step,
      int campaignVersion,
      @Nullable Channel channel,
      @Nullable AdHocMessage message) {}

  /** What became of it. */
  public record Results(List<ImmediateSend.Result> results) {}

  @POST
  @Path("/campaigns/{id}/send")
  public Results send(@PathParam("id") String id, Request request) {
    Order order = order(pathId(id), request);
    return new Results(send.send(order));
  }

  private Order order(UUID campaignId, Request request) {
    List<Fault> faults = new ArrayList<>();
    List<UUID> contactIds = request.contactIds() == null ? List.of() : request.contactIds();
    if (contactIds.isEmpty() || contactIds.size() > MAX_CONTACTS || contactIds.contains(null)) {
      faults.add(
          new Fault("/contactIds", "invalid", "Name from 1 to " + MAX_CONTACTS + " contacts."));
    }
    Channel channel = request.channel();
    if (channel == null) {
      faults.add(new Fault("/channel", "required", "Say email or sms."));
    }
    AdHocMessage message = request.message();
    if (message == null && request.stepId() == null) {
      faults.add(new Fault("/message", "required", "Give a message, or name a step."));
    }
    if (message != null && message.text() == null && message.html() == null) {
      faults.add(new Fault("/message/text", "required", "Give the message a text."));
    }
    if (message != null && length(message) > MAX_MESSAGE_LENGTH) {
      faults.add(
          new Fault(
              "/message", "too_large", "Keep subject, html and text below 262,144 characters."));
    }
    if (channel == null || !faults.isEmpty()) {
      throw new ProblemException(Problem.validationFailed(faults));
    }
    return new Order(
        caller.tenantId(),
        campaignId,
        request.campaignVersion(),
        contactIds,
        request.stepId(),
        request.step(),
        channel,
        message);
  }

  private static int length(AdHocMessage message) {
    return Stream.of(message.subject(), message.html(), message.text())
        .filter(Objects::nonNull)
        .mapToInt(String::length)
        .sum();
  }
}
