package org.campaignautomation.platform.event;

import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * A record that Kafka will not take however often it is sent, until somebody changes the broker or
 * gives the record up.
 *
 * @param reason why, as a stable code: {@code record_too_large}, {@code unknown_topic}, {@code
 *     not_authorized} or {@code invalid_record}
 */
public record Refusal(OutgoingEvent event, String reason) {

  /** Why Kafka will never take it as things are; null if it may, or if nobody can tell. */
  static @Nullable String reason(@Nullable Throwable thrown) {
    return switch (thrown) {
      case RecordTooLargeException e -> "record_too_large";
      case UnknownTopicOrPartitionException e -> "unknown_topic";
      case InvalidTopicException e -> "unknown_topic";
      case TopicAuthorizationException e -> "not_authorized";
      case InvalidRecordException e -> "invalid_record";
      case InvalidTimestampException e -> "invalid_record";
      case PolicyViolationException e -> "invalid_record";
      case null, default -> null;
    };
  }
}
