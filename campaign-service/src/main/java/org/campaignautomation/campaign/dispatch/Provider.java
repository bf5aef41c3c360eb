package org.campaignautomation.campaign.dispatch;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The account at a provider over which a channel's messages go; one per channel. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Provider(
    @Schema(description = "email or sms") String channel,
    @Schema(description = "Where it is and how it is spoken to; no credential is in it")
        String endpoint,
    @Schema(description = "Messages on the wire at once, per pod") int connections,
    @Schema(description = "What all pods together send at most; null for no limit of ours")
        @Nullable Rate rate,
    @Schema(
            description =
                "closed: all goes; open: nothing goes, since the provider takes nothing; half_open:"
                    + " single messages show whether it is back")
        String breaker,
    @Schema(description = "Since when it is not closed") @Nullable Instant since,
    @Schema(description = "The provider's code for it") @Nullable String reason,
    @Schema(description = "When an open one is looked at again") @Nullable Instant nextCheckAt) {
  /**
   * A limit.
   *
   * @param unit {@code messages} or {@code segments}
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @Schema(name = "ProviderRate")
  public record Rate(double perSecond, String unit) {}
}
