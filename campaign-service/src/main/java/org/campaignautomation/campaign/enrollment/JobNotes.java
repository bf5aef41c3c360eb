package org.campaignautomation.campaign.enrollment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people did to a job, the last first. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record JobNotes(List<Note> notes) {

  /**
   * One change.
   *
   * @param attempt of the job at that time
   * @param reason in the words of who did it
   * @param wasReason with the error, what the job itself said before
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Note(
      Instant at,
      String actor,
      String from,
      String to,
      int attempt,
      @Nullable String reason,
      @Nullable String wasReason,
      Job.@Nullable JobError error) {}
}
