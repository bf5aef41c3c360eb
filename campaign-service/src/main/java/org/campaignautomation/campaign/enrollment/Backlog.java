package org.campaignautomation.campaign.enrollment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the tenant's active campaigns have due and not handed over. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Backlog(List<Waiting> channels) {

  /** On one channel. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @Schema(name = "ChannelBacklog")
  public record Waiting(
      @Schema(description = "email or sms") String channel,
      @Schema(description = "Jobs that are due and not handed over, counted up to 100,000")
          long due,
      @Schema(description = "Since when the oldest of them is due") @Nullable Instant oldestDueAt,
      @Schema(description = "When the next job is due") @Nullable Instant nextDueAt) {}
}
