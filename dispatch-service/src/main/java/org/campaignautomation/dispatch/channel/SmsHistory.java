package org.campaignautomation.dispatch.channel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells what the SMS provider has, for outcomes that nobody knows. */
public interface SmsHistory {
  /**
   * A message that the provider took.
   *
   * @param id the provider's id for it
   * @param createdAt when the provider took it, by its clock, in whole seconds
   */
  record TakenText(String id, String body, Instant createdAt) {}

  /**
   * All messages to a number, newest first.
   *
   * @return empty if the provider does not answer, or has more than it lists at once
   */
  Optional<List<TakenText>> to(String number);
}
