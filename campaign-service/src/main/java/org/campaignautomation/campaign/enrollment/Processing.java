package org.campaignautomation.campaign.enrollment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Handing over what is due, in earnest or as a test, and sending at once. */
public final class Processing {
  private Processing() {}

  /** No option: {@code {}}. */
  public record NoOptions() {}

  /**
   * What was due, and what became of it.
   *
   * @param results the first of those that were handed over, 100 at most
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Processed(long due, long handedOver, List<Held> held, List<HandedOver> results) {
    /** A pod of an earlier release lists nobody. */
    public Processed(
        long due, long handedOver, List<Held> held, @Nullable List<HandedOver> results) {
      this.due = due;
      this.handedOver = handedOver;
      this.held = held;
      this.results = results == null ? List.of() : results;
    }
  }

  /**
   * A job that is on its way.
   *
   * @param dueAt when its time had come
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record HandedOver(
      UUID jobId,
      UUID contactId,
      @Nullable UUID stepId,
      int step,
      String channel,
      @Nullable Instant dueAt) {}

  /**
   * Due jobs that were not handed over.
   *
   * @param until when that ends, if it is known
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Held(String reason, long count, @Nullable Instant until) {}

  /** Makes at most so many test jobs. */
  public record TestRunOrder(int limit) {}

  /** A test run that has begun. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record TestRunStarted(UUID runId, long jobs) {}

  /** A test run as far as it is. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record TestRun(
      UUID runId, @Nullable UUID campaignId, boolean finished, List<TestResult> results) {}

  /**
   * One test job.
   *
   * @param outcome {@code would_send}, {@code would_skip} or {@code would_fail}; null while it runs
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record TestResult(
      UUID jobId,
      UUID contactId,
      UUID stepId,
      int step,
      int campaignVersion,
      String channel,
      @Nullable String outcome,
      @Nullable String reason) {}

  /**
   * Sends at once.
   *
   * @param stepId null for a message of no step
   * @param step its position; 0 for a message of no step
   * @param message sent instead of the step's content; then no definition is needed
   */
  public record Send(
      List<UUID> contactIds,
      @Nullable UUID stepId,
      int step,
      int campaignVersion,
      String channel,
      @Nullable Text message) {}

  /** What is said. */
  public record Text(@Nullable String subject, @Nullable String html, @Nullable String text) {}

  /** What became of each. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Sent(List<SentTo> results) {}

  /**
   * One person.
   *
   * @param outcome {@code queued} or {@code skipped}
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record SentTo(
      UUID contactId, String outcome, @Nullable String reason, @Nullable UUID jobId) {}

  /** Why somebody does it, for the records. */
  public record Because(@Nullable String reason) {}
}
