package org.campaignautomation.campaign.console.automation;

import jakarta.ws.rs.FormParam;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.campaignautomation.campaign.automation.Send;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.platform.problem.Fault;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** What a form says is to be sent at once: a step, or with none a message of its own. */
public class SendInput {
  private static final int MAX_CONTACTS = 100;

  /** Ids, one a line. */
  @FormParam("contacts")
  @Nullable String contacts;

  @FormParam("step")
  @Nullable String step;

  @FormParam("channel")
  @Nullable String channel;

  @FormParam("subject")
  @Nullable String subject;

  @FormParam("html")
  @Nullable String html;

  @FormParam("text")
  @Nullable String text;

  /**
   * Somebody who was named.
   *
   * @param contactId null for somebody who is not there
   */
  record Named(String text, @Nullable UUID contactId) {}

  /** Whether it is a message of no step. */
  boolean own() {
    return orNull(step) == null;
  }

  /**
   * Who was named, each once.
   *
   * @throws ProblemException 422 for nobody, or too many
   */
  List<Named> people(Function<String, @Nullable UUID> find) {
    List<String> named =
        contacts == null
            ? List.of()
            : contacts.lines().map(String::strip).filter(one -> !one.isEmpty()).distinct().toList();
    if (named.isEmpty() || named.size() > MAX_CONTACTS) {
      throw invalid("/contactIds", "Name 1 to " + MAX_CONTACTS + " contacts, one a line.");
    }
    return named.stream().map(one -> new Named(one, find.apply(one))).toList();
  }

  Send send(List<UUID> contactIds) {
    String stepId = orNull(step);
    if (stepId != null) {
      return new Send.OfStep(contactIds, id(stepId));
    }
    boolean sms = "sms".equals(channel);
    return new Send.OfMessage(
        contactIds,
        sms ? Channel.SMS : Channel.EMAIL,
        sms ? null : orNull(subject),
        sms ? null : orNull(html),
        orNull(text));
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw invalid("/stepId", "Choose a step of the campaign.");
    }
  }

  private static @Nullable String orNull(@Nullable String value) {
    return value == null || value.isBlank() ? null : value;
  }

  private static ProblemException invalid(String pointer, String detail) {
    return new ProblemException(
        Problem.validationFailed(List.of(new Fault(pointer, "invalid_value", detail))));
  }
}
