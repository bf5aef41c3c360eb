package org.campaignautomation.contracts;

/** How many jobs came to have which status; one that changed twice counts twice. */
public record JobCounts(
    int pending, int processing, int completed, int failed, int skipped, int cancelled) {

  /** All of them. */
  public int total() {
    return pending + processing + completed + failed + skipped + cancelled;
  }
}
