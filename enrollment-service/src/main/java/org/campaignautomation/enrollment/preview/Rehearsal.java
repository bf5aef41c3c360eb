package org.campaignautomation.enrollment.preview;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.campaignautomation.contracts.Contact;
import org.campaignautomation.contracts.FrequencyCap;
import org.campaignautomation.enrollment.catalog.CampaignStep;
import org.campaignautomation.enrollment.due.AdmissionRule;
import org.campaignautomation.enrollment.due.Candidate;
import org.campaignautomation.enrollment.due.Finding;
import org.campaignautomation.enrollment.journey.Reasons;
import org.campaignautomation.enrollment.journey.Sequence;
import org.campaignautomation.enrollment.timing.FrequencyLimit.Sent;
import org.campaignautomation.enrollment.timing.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a sequence ahead of time: plans as an enrolment does, asks the claim's rules at each
 * planned time, and replans as a late step does. Pure.
 *
 * <p>It foresees what depends on the contact, the schedule, the quiet hours and what the contact
 * was sent before. It cannot know what other campaigns will have sent by then, how fast providers
 * answer, and what is edited meanwhile.
 */
final class Rehearsal {
  /** Each hold ends strictly later; more of them than this are as good as never. */
  private static final int MAX_HOLDS = 50;

  private final Sequence sequence;
  private final Contact contact;
  private final @Nullable FrequencyCap cap;
  private final List<Sent> sent;
  private final List<Timeline.Planned> plan;
  private final List<Foreseen> foreseen = new ArrayList<>();
  private @Nullable String ended;

  private Rehearsal(
      Sequence sequence, Contact contact, @Nullable FrequencyCap cap, List<Sent> sent) {
    this.sequence = sequence;
    this.contact = contact;
    this.cap = cap;
    this.sent = new ArrayList<>(sent);
    this.plan = new ArrayList<>(sequence.planned());
  }

  /**
   * What is foreseen of a step.
   *
   * @param dueAt when it goes out, or when it is found that it does not
   * @param reason why it does not; null if it goes out
   */
  record Foreseen(CampaignStep step, Instant targetAt, Instant dueAt, @Nullable String reason) {}

  /**
   * Rehearses the whole sequence.
   *
   * @param cap null for no limit
   * @param sent what the contact was sent of late
   */
  static List<Foreseen> of(
      Sequence sequence, Contact contact, @Nullable FrequencyCap cap, List<Sent> sent) {
    Rehearsal rehearsal = new Rehearsal(sequence, contact, cap, sent);
    for (int index = 0; index < rehearsal.plan.size(); index++) {
      rehearsal.foreseen.add(rehearsal.step(index));
    }
    return rehearsal.foreseen;
  }

  private Foreseen step(int index) {
    CampaignStep step = sequence.version().steps().get(index);
    Timeline.Planned planned = plan.get(index);
    if (ended != null) {
      return new Foreseen(step, planned.targetAt(), planned.plannedAt(), ended);
    }
    Instant at = planned.plannedAt();
    for (int hold = 0; hold < MAX_HOLDS; hold++) {
      switch (AdmissionRule.objection(candidate(step, planned.plannedAt(), at))) {
        case Finding.Pass pass -> {
          return goesOut(index, step, planned, at);
        }
        case Finding.Stop stop -> {
          ended = stop.ending() == Finding.Ending.SKIP ? null : stop.reason();
          return new Foreseen(step, planned.targetAt(), at, stop.reason());
        }
        case Finding.Hold wait -> {
          if (wait.reason().equals(Reasons.NEVER_OPENS)) {
            ended = wait.reason();
            return new Foreseen(step, planned.targetAt(), at, ended);
          }
          at = wait.until();
        }
      }
    }
    ended = Reasons.NEVER_OPENS;
    return new Foreseen(step, planned.targetAt(), at, ended);
  }

  private Foreseen goesOut(int index, CampaignStep step, Timeline.Planned planned, Instant at) {
    sent.add(new Sent(at, at));
    sequence
        .replanned(step.position(), planned.plannedAt(), at)
        .ifPresent(
            times -> {
              for (int behind = 0; behind < times.size(); behind++) {
                plan.set(index + 1 + behind, times.get(behind));
              }
            });
    return new Foreseen(step, planned.targetAt(), at, null);
  }

  private Candidate candidate(CampaignStep step, Instant plannedAt, Instant at) {
    return new Candidate(step.channel(), plannedAt, contact, step, sequence.hours(), cap, sent, at);
  }
}
