package org.campaignautomation.campaign.api;

import jakarta.inject.Singleton;
import java.util.UUID;

/** Answers kept for replays show personal data, so an erasure reaches them too. */
@Singleton
public class KeptAnswers {
  private final IdempotencyKeys keys;

  KeptAnswers(IdempotencyKeys keys) {
    this.keys = keys;
  }

  /** Removes, in the caller's transaction, the kept answers that show a resource. */
  public void forget(String tenantId, UUID resourceId) {
    keys.forget(tenantId, resourceId);
  }
}
