package org.campaignautomation.campaign.automation;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of a send, or would, in the order in which people were named. */
public record SendOutcome(List<SentTo> results) {

  /**
   * One person.
   *
   * @param outcome {@code queued}, {@code skipped} or, in test mode, {@code rendered}
   * @param reason why skipped
   */
  public record SentTo(
      UUID contactId,
      String outcome,
      @Nullable String reason,
      @Nullable UUID jobId,
      @Nullable RenderedText rendered) {

    static SentTo skipped(UUID contactId, @Nullable String reason) {
      return new SentTo(contactId, "skipped", reason, null, null);
    }

    /** For an id that is nobody's, or another tenant's: no difference is shown. */
    static SentTo unknown(UUID contactId) {
      return skipped(contactId, "contact_unknown");
    }
  }
}
