package org.campaignautomation.campaign.automation.web;

import java.util.List;
import java.util.UUID;
import org.campaignautomation.campaign.automation.TriggerOutcome;
import org.campaignautomation.campaign.automation.TriggerOutcome.PersonOutcome;

/** What a trigger did, or would do. */
record TriggerAnswer(
    String action,
    boolean testMode,
    UUID campaignId,
    long considered,
    long enrolled,
    long alreadyEnrolled,
    long skipped,
    long jobsCreated,
    List<PersonOutcome> results,
    boolean truncated) {

  static TriggerAnswer of(UUID campaignId, boolean testMode, TriggerOutcome outcome) {
    return new TriggerAnswer(
        TriggerCommand.ACTION,
        testMode,
        campaignId,
        outcome.considered(),
        outcome.enrolled(),
        outcome.alreadyEnrolled(),
        outcome.skipped(),
        outcome.jobsCreated(),
        outcome.results(),
        outcome.truncated());
  }

  /** What a replay shows: nothing that an erasure would have to find. */
  TriggerAnswer kept() {
    List<PersonOutcome> nameless =
        results.stream()
            .map(
                one ->
                    new PersonOutcome(
                        one.contactId(), null, one.outcome(), one.reason(), one.jobs()))
            .toList();
    return new TriggerAnswer(
        action,
        testMode,
        campaignId,
        considered,
        enrolled,
        alreadyEnrolled,
        skipped,
        jobsCreated,
        nameless,
        truncated);
  }
}
