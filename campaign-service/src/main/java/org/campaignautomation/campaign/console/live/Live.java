package org.campaignautomation.campaign.console.live;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import org.campaignautomation.campaign.progress.LiveFeed;
import org.jspecify.annotations.Nullable;

/** How far was known when a page's request came, before anything was read for it. */
@RequestScoped
@Named("live")
public class Live {
  private final LiveFeed feed;
  private @Nullable String seq;

  Live(LiveFeed feed) {
    this.feed = feed;
  }

  /** What a page gives as {@code since} when it begins to listen. */
  public String seq() {
    if (seq == null) {
      seq = feed.position();
    }
    return seq;
  }
}
