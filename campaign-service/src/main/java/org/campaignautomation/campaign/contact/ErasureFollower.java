package org.campaignautomation.campaign.contact;

/** Keeps something of people besides their contacts, and forgets it when they are erased. */
public interface ErasureFollower {

  /** Forgets somebody, in the transaction of the erasure. */
  void erased(String tenantId, String externalId);
}
