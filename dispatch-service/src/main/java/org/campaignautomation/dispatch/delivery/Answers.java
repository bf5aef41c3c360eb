package org.campaignautomation.dispatch.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.campaignautomation.contracts.ContractJson;
import org.campaignautomation.contracts.DeliveryAccepted;
import org.campaignautomation.contracts.DeliveryDeferred;
import org.campaignautomation.contracts.DeliveryEvent;
import org.campaignautomation.contracts.DeliveryFailed;
import org.campaignautomation.contracts.DeliverySkipped;
import org.campaignautomation.contracts.DeliveryStateChanged;
import org.campaignautomation.contracts.DeliveryUnknown;
import org.campaignautomation.contracts.JobDue;
import org.campaignautomation.platform.event.OutgoingEvent;
import org.jspecify.annotations.Nullable;

/** Writes what enrollment-service is told. */
final class Answers {
  private Answers() {}

  /** Never to be handed over. */
  static OutgoingEvent skipped(DueJob due, String reason, Instant at) {
    JobDue job = due.job();
    return event(
        new DeliverySkipped(
            job.tenantId(),
            job.jobId(),
            job.revision(),
            job.attempt(),
            job.contactId(),
            job.campaignId(),
            job.channel(),
            at,
            reason),
        due.traceparent());
  }

  /** Not handed over now, and no attempt spent. */
  static OutgoingEvent deferred(DueJob due, String reason, Instant at) {
    JobDue job = due.job();
    return event(
        new DeliveryDeferred(
            job.tenantId(),
            job.jobId(),
            job.revision(),
            job.attempt(),
            job.contactId(),
            job.campaignId(),
            job.channel(),
            at,
            reason,
            null,
            false),
        due.traceparent());
  }

  /** What became of a message later that the provider had taken. */
  static OutgoingEvent changed(
      LedgerRow row,
      org.campaignautomation.contracts.DeliveryState state,
      @Nullable String code,
      Instant at) {
    return event(
        new DeliveryStateChanged(
            row.tenantId(),
            row.key().jobId(),
            row.revision(),
            row.key().attempt(),
            row.contactId(),
            row.campaignId(),
            row.channel(),
            at,
            state,
            code),
        row.traceparent());
  }

  /** What the ledger says; empty while it says nothing. */
  static Optional<OutgoingEvent> of(LedgerRow row, long revision) {
    if (row.endedAt() == null) {
      return Optional.empty();
    }
    return Optional.of(event(ended(row, revision, row.endedAt()), row.traceparent()));
  }

  private static DeliveryEvent ended(LedgerRow row, long revision, Instant at) {
    Ending ending = row.ending();
    return switch (ending.state()) {
      case ACCEPTED ->
          new DeliveryAccepted(
              row.tenantId(),
              row.key().jobId(),
              revision,
              row.key().attempt(),
              row.contactId(),
              row.campaignId(),
              row.channel(),
              at,
              Objects.requireNonNull(ending.providerId()));
      case FAILED ->
          new DeliveryFailed(
              row.tenantId(),
              row.key().jobId(),
              revision,
              row.key().attempt(),
              row.contactId(),
              row.campaignId(),
              row.channel(),
              at,
              Objects.requireNonNull(ending.failureClass()),
              Objects.requireNonNullElse(ending.code(), ""),
              Objects.requireNonNullElse(ending.detail(), ""));
      case UNKNOWN ->
          new DeliveryUnknown(
              row.tenantId(),
              row.key().jobId(),
              revision,
              row.key().attempt(),
              row.contactId(),
              row.campaignId(),
              row.channel(),
              at,
              Objects.requireNonNullElse(ending.detail(), ""));
      case SENDING -> throw new IllegalStateException("a row that has ended is not sending");
    };
  }

  private static OutgoingEvent event(DeliveryEvent event, @Nullable String traceparent) {
    try {
      return OutgoingEvent.of(
          event.topic(),
          event.key(),
          event.type(),
          event.tenantId(),
          ContractJson.mapper().writeValueAsBytes(event),
          traceparent);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer could not be written", e);
    }
  }
}
