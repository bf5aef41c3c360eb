package org.campaignautomation.enrollment.journey;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Contact;
import org.campaignautomation.contracts.ContractJson;
import org.campaignautomation.enrollment.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * A job as people see it.
 *
 * @param person null once the contact is erased
 * @param error null if none is known
 * @param delivery null before the provider is known to have been asked
 */
public record JobDetails(
    UUID id,
    Kind kind,
    UUID campaignId,
    int campaignVersion,
    @Nullable UUID enrollmentId,
    UUID contactId,
    @Nullable Person person,
    @Nullable UUID stepId,
    int step,
    Channel channel,
    JobStatus status,
    @Nullable String reason,
    @Nullable Failure error,
    int attempt,
    Instant targetAt,
    Instant plannedAt,
    @Nullable Instant dueAt,
    @Nullable Instant claimedAt,
    @Nullable Instant completedAt,
    @Nullable Delivery delivery,
    Instant createdAt,
    Instant updatedAt) {

  /** Why a job exists; a test's is in a table of its own. */
  public enum Kind {
    SEQUENCE,
    IMMEDIATE,
    TEST
  }

  /** Who gets the message. */
  public record Person(String externalId, @Nullable String name, @Nullable String address) {}

  /** Why the last attempt failed, without address or credential. */
  public record Failure(String code, @Nullable String detail) {}

  /** What is known of the message at the provider. */
  public record Delivery(String state, @Nullable String providerId, @Nullable Instant at) {}

  /** A job in the columns of {@code automation_jobs}, with the contact's body. */
  public static JobDetails of(Row row) throws SQLException {
    Channel channel = row.name("channel", Channel.class);
    String errorCode = row.textOrNull("error_code");
    String deliveryState = row.textOrNull("delivery_state");
    return new JobDetails(
        row.uuid("id"),
        row.name("kind", Kind.class),
        row.uuid("campaign_id"),
        row.number("campaign_version"),
        row.uuidOrNull("enrollment_id"),
        row.uuid("contact_id"),
        person(row.textOrNull("body"), channel),
        row.uuidOrNull("step_id"),
        row.number("step"),
        channel,
        row.name("status", JobStatus.class),
        row.textOrNull("reason"),
        errorCode == null ? null : new Failure(errorCode, row.textOrNull("error_detail")),
        row.number("attempt"),
        row.instant("target_at"),
        row.instant("planned_at"),
        row.instantOrNull("due_at"),
        row.instantOrNull("claimed_at"),
        row.instantOrNull("completed_at"),
        deliveryState == null
            ? null
            : new Delivery(
                deliveryState, row.textOrNull("provider_id"), row.instantOrNull("delivery_at")),
        row.instant("created_at"),
        row.instant("updated_at"));
  }

  private static @Nullable Person person(@Nullable String body, Channel channel) {
    if (body == null) {
      return null;
    }
    try {
      Contact contact = ContractJson.mapper().readValue(body, Contact.class);
      return new Person(contact.externalId(), name(contact), contact.address(channel));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored contact cannot be read", e);
    }
  }

  private static @Nullable String name(Contact contact) {
    if (contact.customerName() != null) {
      return contact.customerName();
    }
    String joined =
        Stream.of(contact.firstName(), contact.lastName())
            .filter(part -> part != null)
            .collect(Collectors.joining(" "));
    return joined.isEmpty() ? null : joined;
  }
}
