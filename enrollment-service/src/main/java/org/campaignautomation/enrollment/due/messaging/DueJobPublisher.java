package org.campaignautomation.enrollment.due.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.campaignautomation.contracts.ContractJson;
import org.campaignautomation.contracts.JobDue;
import org.campaignautomation.enrollment.due.DueJob;
import org.campaignautomation.enrollment.due.HandOver;
import org.campaignautomation.enrollment.journey.JobState;
import org.campaignautomation.platform.event.EventPublisher;
import org.campaignautomation.platform.event.OutgoingEvent;
import org.campaignautomation.platform.telemetry.Logs;
import org.campaignautomation.platform.telemetry.Traces;

/**
 * Publishes {@link JobDue}. No outbox: the claimed row with its lease is one. Each record continues
 * the trace of the event that enrolled its contact.
 */
@Singleton
public class DueJobPublisher implements HandOver {
  private final EventPublisher publisher;

  DueJobPublisher(EventPublisher publisher) {
    this.publisher = publisher;
  }

  @Override
  public List<Refused> publish(List<DueJob> jobs) {
    List<Span> spans = new ArrayList<>(jobs.size());
    Map<UUID, DueJob> byEvent = new HashMap<>();
    List<OutgoingEvent> events = new ArrayList<>(jobs.size());
    try {
      for (DueJob due : jobs) {
        Span span = Traces.start("hand over", due.job().traceparent(), SpanKind.PRODUCER);
        spans.add(span);
        span.setAttribute(Logs.TENANT, due.job().tenantId());
        span.setAttribute(Logs.CAMPAIGN, due.job().campaignId().toString());
        span.setAttribute(Logs.JOB, due.job().id().toString());
        OutgoingEvent event = event(record(due), span);
        byEvent.put(event.id(), due);
        events.add(event);
      }
      return publisher.send(events).stream()
          .map(
              refusal ->
                  new Refused(
                      Objects.requireNonNull(byEvent.get(refusal.event().id())), refusal.reason()))
          .toList();
    } finally {
      spans.forEach(Span::end);
    }
  }

  private static OutgoingEvent event(JobDue due, Span span) {
    try {
      return OutgoingEvent.of(
          due.topic(),
          due.key(),
          due.type(),
          due.tenantId(),
          ContractJson.mapper().writeValueAsBytes(due),
          Traces.traceparentOf(span));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a due job cannot be written", e);
    }
  }

  private static JobDue record(DueJob due) {
    JobState job = due.job();
    Instant dueAt = job.dueAt();
    return new JobDue(
        job.tenantId(),
        job.id(),
        job.revision(),
        job.attempt(),
        job.kind(),
        job.campaignId(),
        job.campaignVersion(),
        job.enrollmentId(),
        job.run(),
        job.contactId(),
        job.stepId(),
        job.step(),
        job.channel(),
        dueAt == null ? job.plannedAt() : dueAt,
        due.sendBefore(),
        due.contact(),
        due.message());
  }
}
