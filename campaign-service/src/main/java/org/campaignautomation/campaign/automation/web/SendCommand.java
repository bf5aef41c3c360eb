package org.campaignautomation.campaign.automation.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.campaignautomation.campaign.automation.Send;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.platform.problem.Fault;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Sends to some people at once.
 *
 * @param action {@code send_immediate}
 * @param testMode renders only
 * @param contactIds 1 to 100
 * @param stepId of the campaign; or a message
 * @param message of no step; or a step's id
 */
@Schema(name = "SendImmediate")
record SendCommand(
    String action,
    @Nullable Boolean testMode,
    @Nullable List<@Nullable UUID> contactIds,
    @Nullable UUID stepId,
    @Nullable MessageBody message) {
  static final String ACTION = "send_immediate";
  private static final int MAX_CONTACTS = 100;

  /** What is said. */
  @Schema(name = "MessageBody")
  record MessageBody(
      @Nullable Channel channel,
      @Nullable String subject,
      @Nullable String html,
      @Nullable String text) {}

  /**
   * The command as it is understood.
   *
   * @throws ProblemException 422 with every fault of it
   */
  Send understood() {
    List<Fault> faults = new ArrayList<>();
    List<UUID> people = Ids.check(contactIds, "/contactIds", MAX_CONTACTS, faults);
    if (stepId == null && message == null) {
      faults.add(new Fault("", "required", "Give a stepId or a message."));
    } else if (stepId != null && message != null) {
      faults.add(new Fault("/message", "conflict", "Give a stepId or a message, not both."));
    } else if (message != null && message.channel() == null) {
      faults.add(new Fault("/message/channel", "required", "Give a channel: email or sms."));
    }
    if (!faults.isEmpty()) {
      throw new ProblemException(Problem.validationFailed(faults));
    }
    return stepId != null ? new Send.OfStep(people, stepId) : ofMessage(people);
  }

  private Send ofMessage(List<UUID> people) {
    MessageBody body = Objects.requireNonNull(message);
    return new Send.OfMessage(
        people, Objects.requireNonNull(body.channel()), body.subject(), body.html(), body.text());
  }
}
