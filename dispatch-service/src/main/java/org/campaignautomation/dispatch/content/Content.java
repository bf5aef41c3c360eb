package org.campaignautomation.dispatch.content;

import org.campaignautomation.contracts.AdHocMessage;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.MissingVariable;
import org.campaignautomation.contracts.Step;
import org.jspecify.annotations.Nullable;

/**
 * The templates of one message, from a step of a campaign or given for once.
 *
 * @param subject e-mail only
 * @param html e-mail only; null for a text-only e-mail
 * @param text the SMS, or the e-mail's plain part
 * @param missingVariable what becomes of the message if a variable has no value
 */
public record Content(
    Channel channel,
    @Nullable String subject,
    @Nullable String html,
    @Nullable String text,
    MissingVariable missingVariable) {

  /** A message that came with its job; as everywhere, one with gaps is not sent. */
  public static Content of(Channel channel, AdHocMessage message) {
    return new Content(
        channel, message.subject(), message.html(), message.text(), MissingVariable.SKIP);
  }

  static Content of(Step step) {
    return new Content(
        step.channel(), step.subject(), step.html(), step.text(), step.missingVariable());
  }
}
