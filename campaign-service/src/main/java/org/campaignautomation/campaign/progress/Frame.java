package org.campaignautomation.campaign.progress;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a browser is told. */
public sealed interface Frame {
  /** How far it knows then; to be given when it comes back. */
  String seq();

  /** Nothing changed; it only learns how far it knows, and that somebody is there. */
  record Alive(String seq) implements Frame {}

  /** More changed than is told, or may have: everything is to be looked at again. */
  record Snapshot(String seq) implements Frame {}

  /** These changed, each campaign once. */
  record Changes(String seq, List<Campaign> campaigns) implements Frame {
    public Changes {
      campaigns = List.copyOf(campaigns);
    }
  }

  /**
   * A campaign that changed.
   *
   * @param jobs jobs that did, with their status
   * @param truncated whether more did than are named
   */
  record Campaign(UUID id, Map<UUID, String> jobs, boolean truncated) {
    public Campaign {
      jobs = Map.copyOf(jobs);
    }
  }
}
