package org.campaignautomation.campaign.automation.web;

import java.util.List;
import org.campaignautomation.campaign.automation.Enrolments;

/** What became of each, in the order in which they were named. */
record EnrolmentsAnswer(List<Enrolments.Result> results) {

  /** What a replay shows: nothing that an erasure would have to find. */
  EnrolmentsAnswer kept() {
    return new EnrolmentsAnswer(
        results.stream()
            .map(
                one ->
                    one.contactId() == null
                        ? one
                        : new Enrolments.Result(
                            one.contactId(), null, one.outcome(), one.reason(), one.jobs()))
            .toList());
  }
}
