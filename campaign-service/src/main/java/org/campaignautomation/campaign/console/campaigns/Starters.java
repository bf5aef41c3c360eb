package org.campaignautomation.campaign.console.campaigns;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.campaignautomation.campaign.definition.CampaignDraft;
import org.jspecify.annotations.Nullable;

/** The drafts that new campaigns begin with, in the form of the API: {@code starters/*.json}. */
@Singleton
class Starters {
  private final Map<Starter, CampaignDraft> drafts = new EnumMap<>(Starter.class);

  Starters(ObjectMapper mapper) {
    for (Starter starter : Starter.values()) {
      drafts.put(starter, read(mapper, starter));
    }
  }

  /** A draft with this name, or if it has none, the starter's. */
  CampaignDraft draft(Starter starter, @Nullable String name) {
    CampaignDraft draft = Objects.requireNonNull(drafts.get(starter));
    return name == null || name.isBlank()
        ? draft
        : new CampaignDraft(
            name, draft.trigger(), draft.lookBackDays(), draft.schedule(), draft.steps());
  }

  /** Of its key; an unknown one is blank. */
  static Starter of(@Nullable String key) {
    return Arrays.stream(Starter.values())
        .filter(starter -> starter.name().toLowerCase(Locale.ROOT).equals(key))
        .findFirst()
        .orElse(Starter.BLANK);
  }

  private static CampaignDraft read(ObjectMapper mapper, Starter starter) {
    String file = "/starters/" + starter.name().toLowerCase(Locale.ROOT) + ".json";
    try (InputStream in = Starters.class.getResourceAsStream(file)) {
      return mapper.readValue(Objects.requireNonNull(in, file), CampaignDraft.class);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }
}
