package org.campaignautomation.campaign.contact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a company says about one of its contacts, and when.
 *
 * @param sourceTime CloudEvents time of the event that said so; null where there is no order to
 *     keep
 * @param traceparent the trace that it belongs to; null for the current one
 */
public record Statement(
    ContactPatch patch, @Nullable Instant sourceTime, @Nullable String traceparent) {

  /** Said just now, by somebody who waits for the answer. */
  public static Statement now(ContactPatch patch) {
    return new Statement(patch, null, null);
  }
}
