package org.campaignautomation.dispatch.preview.web;

import java.util.List;
import org.campaignautomation.contracts.TestOutcome;
import org.campaignautomation.dispatch.preview.Rehearsal;
import org.campaignautomation.dispatch.preview.RenderedMessage;
import org.jspecify.annotations.Nullable;

/** What would become of each message. */
record RenderAnswer(List<Item> items) {
  /** One message; {@code ref} as it was given. */
  record Item(
      @Nullable String ref,
      TestOutcome outcome,
      @Nullable String reason,
      @Nullable String detail,
      @Nullable RenderedMessage rendered) {
    static Item of(@Nullable String ref, Rehearsal rehearsal) {
      return new Item(
          ref, rehearsal.outcome(), rehearsal.reason(), rehearsal.detail(), rehearsal.rendered());
    }
  }
}
