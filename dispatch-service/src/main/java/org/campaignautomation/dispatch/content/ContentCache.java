package org.campaignautomation.dispatch.content;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.campaignautomation.contracts.Step;

/** Parsed steps of the versions used last; an edit has another revision and so another entry. */
@Singleton
class ContentCache {
  /** Parsed, a character takes some forty bytes. */
  private static final long MAX_CHARACTERS = 4 * 1024 * 1024;

  private record Edition(VersionKey key, long revision) {}

  private final CampaignTable campaigns;
  private final RecentlyUsed<Edition, Map<UUID, ParsedContent>> versions =
      new RecentlyUsed<>(
          MAX_CHARACTERS, steps -> steps.values().stream().mapToLong(ParsedContent::length).sum());

  ContentCache(CampaignTable campaigns) {
    this.campaigns = campaigns;
  }

  /** The steps by id. */
  Map<UUID, ParsedContent> steps(VersionKey key, long revision) {
    Edition edition = new Edition(key, revision);
    Map<UUID, ParsedContent> known = versions.get(edition);
    if (known != null) {
      return known;
    }
    Map<UUID, ParsedContent> loaded =
        campaigns.steps(key, revision).stream()
            .collect(
                Collectors.toMap(
                    Step::id, step -> ParsedContent.parse(Content.of(step)), (a, b) -> b));
    if (!loaded.isEmpty()) {
      versions.put(edition, loaded);
    }
    return loaded;
  }
}
