package org.campaignautomation.dispatch.content;

import jakarta.inject.Singleton;

/**
 * Parsed contents that were given with a request or a job: a hundred people get the same text, and
 * parsing costs more than rendering.
 */
@Singleton
class InlineContents {
  private static final long MAX_CHARACTERS = 1024 * 1024;

  private final RecentlyUsed<Content, ParsedContent> parsed =
      new RecentlyUsed<>(MAX_CHARACTERS, ParsedContent::length);

  ParsedContent parsed(Content content) {
    ParsedContent known = parsed.get(content);
    if (known != null) {
      return known;
    }
    ParsedContent fresh = ParsedContent.parse(content);
    parsed.put(content, fresh);
    return fresh;
  }
}
