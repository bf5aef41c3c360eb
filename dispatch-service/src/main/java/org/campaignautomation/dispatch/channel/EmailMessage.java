package org.campaignautomation.dispatch.channel;

import java.time.Instant;
import java.util.UUID;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.EmailSender;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail.
 *
 * @param jobId makes the Message-ID, the same for each attempt, so that a receiver may notice a
 *     repetition
 * @param date for the Date header: when it was written, by the database's clock
 * @param html null for a text-only e-mail
 * @param text null for an HTML-only e-mail
 */
public record EmailMessage(
    UUID jobId,
    Instant date,
    EmailSender from,
    String to,
    String subject,
    @Nullable String html,
    @Nullable String text)
    implements OutgoingMessage {
  @Override
  public Channel channel() {
    return Channel.EMAIL;
  }

  @Override
  public int tokens() {
    return 1;
  }
}
