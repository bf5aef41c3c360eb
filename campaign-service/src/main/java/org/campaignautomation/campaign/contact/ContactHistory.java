package org.campaignautomation.campaign.contact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.campaignautomation.platform.problem.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Pure: follows one contact through the statements of a batch, in order. Of several, only the state
 * at the end is written and announced, but each gets its own outcome.
 */
final class ContactHistory {
  private final ContactMerge merge;
  private final @Nullable StoredContact before;
  private final @Nullable Instant erasedAt;
  private @Nullable ContactData data;
  private @Nullable Instant sourceTime;
  private @Nullable String traceparent;
  private int zonesLeftOut;
  private final List<Step> steps = new ArrayList<>();

  /** What one statement did; a refusal has faults. */
  record Step(Outcome.@Nullable Kind kind, List<Fault> faults) {}

  ContactHistory(ContactMerge merge, @Nullable StoredContact before, @Nullable Instant erasedAt) {
    this.merge = merge;
    this.before = before;
    this.erasedAt = erasedAt;
    this.data = before == null ? null : before.data();
    this.sourceTime = before == null ? null : before.sourceTime();
  }

  void apply(Statement statement) {
    if (isStale(statement.sourceTime())) {
      steps.add(new Step(Outcome.Kind.STALE, List.of()));
      return;
    }
    switch (merge.apply(data, statement.patch())) {
      case ContactMerge.Result.Refused refused -> steps.add(new Step(null, refused.faults()));
      case ContactMerge.Result.Merged merged -> {
        Outcome.Kind kind =
            data == null
                ? Outcome.Kind.CREATED
                : data.equals(merged.data()) ? Outcome.Kind.UNCHANGED : Outcome.Kind.UPDATED;
        steps.add(new Step(kind, List.of()));
        data = merged.data();
        zonesLeftOut += merged.zoneLeftOut() ? 1 : 0;
        if (statement.sourceTime() != null) {
          sourceTime = statement.sourceTime();
        }
        if (kind != Outcome.Kind.UNCHANGED && statement.traceparent() != null) {
          traceparent = statement.traceparent();
        }
      }
    }
  }

  /** An event tells nothing new if a later one was applied, or the contact was erased since. */
  private boolean isStale(@Nullable Instant time) {
    Instant known = data == null ? erasedAt : sourceTime;
    return time != null && known != null && time.isBefore(known);
  }

  /** The contact at the end; null if there is none. */
  @Nullable ContactData data() {
    return data;
  }

  @Nullable Instant sourceTime() {
    return sourceTime;
  }

  @Nullable String traceparent() {
    return traceparent;
  }

  int zonesLeftOut() {
    return zonesLeftOut;
  }

  /** Whether there is something to tell. */
  boolean isChanged() {
    return data != null && (before == null || !before.data().equals(data));
  }

  /** Whether only the time of the newest event is to be written. */
  boolean isOnlyTouched() {
    return before != null && !isChanged() && !Objects.equals(before.sourceTime(), sourceTime);
  }

  List<Step> steps() {
    return steps;
  }
}
