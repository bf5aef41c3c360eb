package org.campaignautomation.campaign.dispatch;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An address that is not written to.
 *
 * @param channel {@code email}, {@code sms} or {@code all}
 * @param address masked; null where only its hash is known
 * @param source {@code operator} or {@code provider}
 * @param reason in words by an operator, or {@code opted_out} or {@code hard_bounce}
 * @param actor who asked for it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Suppression(
    UUID id,
    String channel,
    @Nullable String address,
    String source,
    String reason,
    String actor,
    Instant createdAt) {

  /**
   * Asks for an address to be suppressed.
   *
   * @param address in the form of contacts
   */
  public record Order(String channel, String address, String reason) {}

  /**
   * What the order came to.
   *
   * @param isNew false if it was suppressed before
   */
  public record Added(Suppression suppression, boolean isNew) {}
}
