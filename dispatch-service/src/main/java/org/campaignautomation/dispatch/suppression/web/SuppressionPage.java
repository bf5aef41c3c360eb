package org.campaignautomation.dispatch.suppression.web;

import java.util.List;
import org.campaignautomation.dispatch.suppression.Suppression;
import org.jspecify.annotations.Nullable;

/** Part of the list, newest first. */
record SuppressionPage(List<SuppressionView> items, @Nullable String nextCursor) {
  /** Of what was found with one more than asked for, which tells whether there is a next part. */
  static SuppressionPage of(List<Suppression> found, PagePart part) {
    List<Suppression> page = found.subList(0, Math.min(part.limit(), found.size()));
    return new SuppressionPage(
        page.stream().map(SuppressionView::of).toList(),
        found.size() > part.limit() ? part.after(page.getLast().id()) : null);
  }
}
