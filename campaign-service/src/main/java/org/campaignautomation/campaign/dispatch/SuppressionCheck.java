package org.campaignautomation.campaign.dispatch;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whom nothing is sent to, and why. */
public final class SuppressionCheck {
  private SuppressionCheck() {}

  /** Asks about these. */
  public record Question(List<Person> contacts) {}

  /** Somebody with their addresses. */
  public record Person(UUID contactId, @Nullable String email, @Nullable String phone) {}

  /** The answers, in the order asked. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Answer(List<Checked> contacts) {}

  /** Somebody with the channels on which nothing is sent to them. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Checked(UUID contactId, List<Barred> suppressed) {}

  /**
   * A channel on which nothing is sent.
   *
   * @param code the reason of jobs that are skipped for it
   * @param reason in words, if somebody gave any
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Barred(
      String channel,
      @Nullable String code,
      @Nullable UUID id,
      @Nullable String source,
      @Nullable String reason,
      @Nullable Instant since) {}
}
