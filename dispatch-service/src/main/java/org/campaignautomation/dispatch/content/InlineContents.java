package org.campaignautomation.dispatch.content;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Parsed contents that were given with a request or a job: a hundred people get the same text, and
 * parsing costs more than rendering.
 */
@Singleton
class InlineContents {
  /** Few, since each may be as large as a request allows. */
  private static final int MAX_CONTENTS = 16;

  private final Map<Content, ParsedContent> parsed =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Content, ParsedContent> eldest) {
          return size() > MAX_CONTENTS;
        }
      };

  ParsedContent parsed(Content content) {
    synchronized (parsed) {
      ParsedContent known = parsed.get(content);
      if (known != null) {
        return known;
      }
    }
    // Not under the lock: a large template of one tenant must not hold up the others.
    ParsedContent fresh = ParsedContent.parse(content);
    synchronized (parsed) {
      parsed.put(content, fresh);
    }
    return fresh;
  }
}
