package org.campaignautomation.enrollment.testrun.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.campaignautomation.contracts.ContractJson;
import org.campaignautomation.contracts.TestJobDue;
import org.campaignautomation.enrollment.journey.JobState;
import org.campaignautomation.enrollment.testrun.DueTestJob;
import org.campaignautomation.enrollment.testrun.TestHandOver;
import org.campaignautomation.platform.event.EventPublisher;
import org.campaignautomation.platform.event.OutgoingEvent;

/** Publishes {@link TestJobDue}, on a topic whose consumer has no provider to call. */
@Singleton
public class TestJobPublisher implements TestHandOver {
  private final EventPublisher publisher;

  TestJobPublisher(EventPublisher publisher) {
    this.publisher = publisher;
  }

  @Override
  public List<DueTestJob> publish(List<DueTestJob> jobs) {
    Map<UUID, DueTestJob> byEvent = new LinkedHashMap<>();
    List<OutgoingEvent> events = new ArrayList<>(jobs.size());
    for (DueTestJob due : jobs) {
      OutgoingEvent event = event(due);
      byEvent.put(event.id(), due);
      events.add(event);
    }
    return publisher.send(events).stream()
        .map(refusal -> Objects.requireNonNull(byEvent.get(refusal.event().id())))
        .toList();
  }

  private static OutgoingEvent event(DueTestJob due) {
    TestJobDue record = record(due);
    try {
      return OutgoingEvent.of(
          record.topic(),
          record.key(),
          record.type(),
          record.tenantId(),
          ContractJson.mapper().writeValueAsBytes(record));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a test job cannot be written", e);
    }
  }

  private static TestJobDue record(DueTestJob due) {
    JobState real = due.job().real();
    return new TestJobDue(
        real.tenantId(),
        due.job().id(),
        due.job().revision(),
        due.job().runId(),
        real.campaignId(),
        real.campaignVersion(),
        real.contactId(),
        real.stepId(),
        real.step(),
        real.channel(),
        due.job().dueAt(),
        due.sendBefore(),
        due.contact());
  }
}
