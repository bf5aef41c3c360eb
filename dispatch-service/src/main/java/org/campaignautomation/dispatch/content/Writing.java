package org.campaignautomation.dispatch.content;

import org.campaignautomation.contracts.FailureClass;
import org.campaignautomation.dispatch.channel.OutgoingMessage;

/** What rendering a job came to. */
public sealed interface Writing {
  /** There is a message. */
  record Ready(OutgoingMessage message) implements Writing {}

  /**
   * The step does not want this person to get it.
   *
   * @param reason a stable code
   */
  record Skip(String reason) implements Writing {}

  /**
   * It cannot be rendered.
   *
   * @param failureClass whose fault it is
   * @param code stable
   * @param detail for the reader, without any value of the contact
   */
  record Failure(FailureClass failureClass, String code, String detail) implements Writing {}
}
