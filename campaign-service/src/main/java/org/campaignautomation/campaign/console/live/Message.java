package org.campaignautomation.campaign.console.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.campaign.progress.Frame;

/**
 * A frame as the page gets it: ids and codes, nothing of a person.
 *
 * @param type {@code alive}, {@code snapshot} or {@code changes}
 * @param seq to be given as {@code since} when the page comes back
 * @param campaigns those that changed, if it is about changes
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Message(String type, String seq, List<Campaign> campaigns) {

  /** A campaign that changed. */
  record Campaign(UUID id, @JsonInclude List<Job> jobs, @JsonInclude boolean truncated) {
    static Campaign of(Frame.Campaign campaign) {
      return new Campaign(
          campaign.id(),
          campaign.jobs().entrySet().stream()
              .map(job -> new Job(job.getKey(), job.getValue()))
              .toList(),
          campaign.truncated());
    }
  }

  /** A job that changed. */
  record Job(UUID id, String status) {}

  static Message of(Frame frame) {
    return switch (frame) {
      case Frame.Alive alive -> new Message("alive", alive.seq(), List.of());
      case Frame.Snapshot snapshot -> new Message("snapshot", snapshot.seq(), List.of());
      case Frame.Changes changes ->
          new Message(
              "changes", changes.seq(), changes.campaigns().stream().map(Campaign::of).toList());
    };
  }
}
