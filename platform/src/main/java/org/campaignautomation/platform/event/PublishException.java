package org.campaignautomation.platform.event;

import org.jspecify.annotations.Nullable;

/** Kafka did not acknowledge a batch. */
public class PublishException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PublishException(@Nullable Throwable cause) {
    super("Kafka did not acknowledge a batch of records", cause);
  }
}
