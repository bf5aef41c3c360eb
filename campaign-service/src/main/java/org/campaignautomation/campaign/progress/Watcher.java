package org.campaignautomation.campaign.progress;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * What one browser has yet to be told. Changes come together until it takes them; past the limits
 * jobs are not named, and past that of campaigns it is told to look at everything again. Guarded by
 * its {@link LiveFeed}.
 */
final class Watcher {
  /** The most campaigns of one frame. */
  static final int MAX_CAMPAIGNS = 200;

  /** The most jobs that are named in one frame. */
  static final int MAX_JOBS = 1_000;

  /** The most jobs that are named of a campaign. */
  static final int MAX_JOBS_OF_ONE = 200;

  private final String tenantId;
  private final @Nullable UUID campaignId;
  private final Map<UUID, Pending> pending = new LinkedHashMap<>();
  private final Semaphore news = new Semaphore(0);
  private boolean lost;
  private int named;

  /**
   * Watches a tenant's campaigns.
   *
   * @param campaignId the only one to watch; null for all
   */
  Watcher(String tenantId, @Nullable UUID campaignId) {
    this.tenantId = tenantId;
    this.campaignId = campaignId;
  }

  private static final class Pending {
    private final Map<UUID, String> jobs = new HashMap<>();
    private boolean truncated;
  }

  String tenantId() {
    return tenantId;
  }

  /** Counts wake-ups: whoever takes one looks for a frame. */
  Semaphore news() {
    return news;
  }

  void hear(CampaignChange change) {
    boolean meant =
        tenantId.equals(change.tenantId())
            && (campaignId == null || campaignId.equals(change.campaignId()));
    if (!meant || lost) {
      return;
    }
    Pending campaign = pending.computeIfAbsent(change.campaignId(), id -> new Pending());
    campaign.truncated |= change.truncated();
    change.jobs().forEach((jobId, status) -> name(campaign, jobId, status));
    if (pending.size() > MAX_CAMPAIGNS) {
      lose();
    }
    news.release();
  }

  private void name(Pending campaign, UUID jobId, String status) {
    boolean full = campaign.jobs.size() >= MAX_JOBS_OF_ONE || named >= MAX_JOBS;
    if (full && !campaign.jobs.containsKey(jobId)) {
      campaign.truncated = true;
    } else if (campaign.jobs.put(jobId, status) == null) {
      named++;
    }
  }

  /** Something is not known: a snapshot is due. */
  void lose() {
    forget();
    lost = true;
    news.release();
  }

  /** Takes what there is to tell. */
  Frame take(Position position) {
    String seq = position.toString();
    Frame frame =
        lost
            ? new Frame.Snapshot(seq)
            : pending.isEmpty() ? new Frame.Alive(seq) : new Frame.Changes(seq, campaigns());
    forget();
    lost = false;
    return frame;
  }

  private List<Frame.Campaign> campaigns() {
    return pending.entrySet().stream()
        .map(
            entry ->
                new Frame.Campaign(
                    entry.getKey(), entry.getValue().jobs, entry.getValue().truncated))
        .toList();
  }

  private void forget() {
    pending.clear();
    named = 0;
  }
}
