package org.campaignautomation.campaign.enrollment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.contracts.Schedule;
import org.campaignautomation.contracts.Step;
import org.jspecify.annotations.Nullable;

/** Enrolling people, or finding out what it would do. */
public final class Enrolling {
  private Enrolling() {}

  /**
   * Enrols those of the look-back.
   *
   * @param lookBackDays null for the campaign's own
   * @param limit how many results are shown at most; counts are complete
   */
  public record Trigger(@Nullable Integer lookBackDays, int limit) {}

  /** What a trigger would do. The definition goes along, since a draft is not known there. */
  public record Preview(Definition definition, int lookBackDays, int limit) {}

  /** A campaign as far as planning needs it; steps may leave out their texts. */
  public record Definition(int version, @Nullable Schedule schedule, List<Step> steps) {}

  /**
   * What a trigger did, or would do.
   *
   * @param truncated there were more results than are shown
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Triggered(
      long considered,
      long enrolled,
      long alreadyEnrolled,
      long skipped,
      long jobsCreated,
      List<Person> results,
      boolean truncated) {}

  /**
   * One person.
   *
   * @param outcome {@code enrolled}, {@code already_enrolled} or {@code skipped}
   * @param reason why skipped
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Person(
      UUID contactId,
      @Nullable String externalId,
      String outcome,
      @Nullable String reason,
      @Nullable List<Message> jobs) {}

  /**
   * One message that is planned.
   *
   * @param jobId null if nothing was written
   * @param dueAt when it may go out, as far as it can be known
   * @param reason why it would be skipped when its time comes, where that is foreseen
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Message(
      @Nullable UUID jobId,
      UUID stepId,
      int step,
      String channel,
      @Nullable Instant targetAt,
      @Nullable Instant dueAt,
      @Nullable String reason) {}

  /** Enrols these. */
  public record People(List<UUID> contactIds) {}

  /** What became of each. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Enrolled(List<Person> results) {}

  /**
   * Somebody was taken out.
   *
   * @param outcome {@code unenrolled} or {@code not_enrolled}
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Unenrolled(String outcome, long jobsCancelled) {}
}
