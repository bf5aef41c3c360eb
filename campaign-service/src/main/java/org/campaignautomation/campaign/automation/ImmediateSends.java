package org.campaignautomation.campaign.automation;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.campaignautomation.campaign.automation.SendOutcome.SentTo;
import org.campaignautomation.campaign.contact.ContactLookup;
import org.campaignautomation.campaign.contact.StoredContact;
import org.campaignautomation.campaign.definition.Campaign;
import org.campaignautomation.campaign.definition.TextCheck;
import org.campaignautomation.campaign.dispatch.Dispatch;
import org.campaignautomation.campaign.dispatch.Rendering;
import org.campaignautomation.campaign.enrollment.EnrollmentOrders;
import org.campaignautomation.campaign.enrollment.Processing;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.campaign.tenant.Settings;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.MissingVariable;
import org.campaignautomation.contracts.Step;
import org.campaignautomation.platform.problem.Fault;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Sends a step or a message to some people at once, whatever the campaign's status and schedule;
 * suppressions, quiet hours and caps hold all the same.
 */
@Singleton
public class ImmediateSends {
  private final EnrollmentOrders orders;
  private final Dispatch dispatch;
  private final ContactLookup contacts;
  private final Settings settings;

  ImmediateSends(
      EnrollmentOrders orders, Dispatch dispatch, ContactLookup contacts, Settings settings) {
    this.orders = orders;
    this.dispatch = dispatch;
    this.contacts = contacts;
    this.settings = settings;
  }

  /** A message with all that is needed to send it. */
  private record Letter(
      @Nullable UUID stepId,
      int step,
      Channel channel,
      Rendering.Content content,
      boolean knownElsewhere) {}

  /**
   * Sends.
   *
   * @throws ProblemException 422 for a step that is not there, a message with faults or a channel
   *     without a sender, 503
   */
  public SendOutcome send(Asker asker, Campaign campaign, Send send) {
    Letter letter = letter(asker, campaign, send);
    Map<UUID, StoredContact> people = contacts.byIds(asker.tenantId(), send.contactIds());
    List<UUID> known = send.contactIds().stream().filter(people::containsKey).toList();
    Map<UUID, SentTo> results = new HashMap<>();
    if (!known.isEmpty()) {
      orders
          .send(asker, campaign.id(), order(campaign, letter, known))
          .results()
          .forEach(sent -> results.put(sent.contactId(), sentTo(sent)));
    }
    return inOrder(send, results);
  }

  /**
   * Shows what would be sent; nothing is written.
   *
   * @throws ProblemException 422 as for sending, 503
   */
  public SendOutcome render(Asker asker, Campaign campaign, Send send) {
    Letter letter = letter(asker, campaign, send);
    Map<UUID, StoredContact> people = contacts.byIds(asker.tenantId(), send.contactIds());
    List<Rendering.Item> items = new ArrayList<>();
    for (UUID id : send.contactIds()) {
      StoredContact contact = people.get(id);
      if (contact != null) {
        items.add(
            new Rendering.Item(
                id.toString(),
                letter.channel(),
                letter.content(),
                contact.data().contract(),
                null));
      }
    }
    Map<UUID, SentTo> results =
        dispatch.render(asker, items).stream()
            .map(ImmediateSends::rendered)
            .collect(Collectors.toMap(SentTo::contactId, Function.identity()));
    return inOrder(send, results);
  }

  private Letter letter(Asker asker, Campaign campaign, Send send) {
    Letter letter =
        switch (send) {
          case Send.OfStep step -> ofStep(campaign, step.stepId());
          case Send.OfMessage message -> ofMessage(message);
        };
    if (!settings.of(asker.tenantId()).canSend(letter.channel())) {
      String pointer = send instanceof Send.OfStep ? "/stepId" : "/message/channel";
      throw invalid(
          List.of(
              new Fault(
                  pointer,
                  "no_sender",
                  "The settings name no sender for this channel: PUT /api/settings.")));
    }
    return letter;
  }

  private static Letter ofStep(Campaign campaign, UUID stepId) {
    Step step =
        campaign.content().steps().stream()
            .filter(candidate -> candidate.id().equals(stepId))
            .findFirst()
            .orElseThrow(
                () ->
                    invalid(
                        List.of(
                            new Fault(
                                "/stepId", "unknown_step", "The campaign has no such step."))));
    return new Letter(
        step.id(),
        step.position(),
        step.channel(),
        new Rendering.Content(step.subject(), step.html(), step.text(), step.missingVariable()),
        campaign.status() != CampaignStatus.DRAFT && campaign.activatedAt() != null);
  }

  private static Letter ofMessage(Send.OfMessage message) {
    List<Fault> faults = new ArrayList<>();
    TextCheck.check(
        message.channel(), message.subject(), message.html(), message.text(), "/message", faults);
    if (!faults.isEmpty()) {
      throw invalid(faults);
    }
    return new Letter(
        null,
        0,
        message.channel(),
        new Rendering.Content(
            message.subject(), message.html(), message.text(), MissingVariable.SKIP),
        false);
  }

  /** What the other services do not know yet goes along. */
  private static Processing.Send order(Campaign campaign, Letter letter, List<UUID> people) {
    Rendering.Content content = letter.content();
    return new Processing.Send(
        people,
        letter.stepId(),
        letter.step(),
        campaign.version(),
        letter.channel().name().toLowerCase(Locale.ROOT),
        letter.knownElsewhere()
            ? null
            : new Processing.Text(content.subject(), content.html(), content.text()));
  }

  private static SentTo sentTo(Processing.SentTo sent) {
    return new SentTo(sent.contactId(), sent.outcome(), sent.reason(), sent.jobId(), null);
  }

  private static SentTo rendered(Rendering.Result result) {
    UUID contactId = UUID.fromString(result.ref());
    return result.wouldSend()
        ? new SentTo(contactId, "rendered", null, null, RenderedText.of(result.rendered()))
        : SentTo.skipped(contactId, result.reason());
  }

  private static SendOutcome inOrder(Send send, Map<UUID, SentTo> results) {
    return new SendOutcome(
        send.contactIds().stream()
            .map(id -> results.getOrDefault(id, SentTo.unknown(id)))
            .toList());
  }

  private static ProblemException invalid(List<Fault> faults) {
    return new ProblemException(Problem.validationFailed(faults));
  }
}
