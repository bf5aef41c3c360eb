package org.campaignautomation.localstack.email;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One e-mail as an SMTP server received it, for all its recipients.
 *
 * @param id our own id, unique in the inbox
 * @param receivedAt when it was accepted
 * @param messageId the header {@code Message-ID} without its angle brackets; empty if there is none
 * @param from who it says it is from
 * @param to whom it says it is to
 * @param envelopeTo whom it was delivered to, from the SMTP dialogue
 * @param subject decoded; empty if there is none
 * @param text the plain text part; empty if there is none
 * @param html the HTML part; empty if there is none
 * @param headers every header by its name as sent, the last value where there are several
 */
public record ReceivedEmail(
    String id,
    Instant receivedAt,
    String messageId,
    Mailbox from,
    List<Mailbox> to,
    List<String> envelopeTo,
    String subject,
    String text,
    String html,
    Map<String, String> headers) {

  /**
   * A name and an address.
   *
   * @param name the display name; empty if there is none
   * @param address local part and domain
   */
  public record Mailbox(String name, String address) {}
}
