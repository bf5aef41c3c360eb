package org.campaignautomation.dispatch.intake;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What is done with the records of some topics. Each bean of this type gets a loop of its own. */
public interface TopicHandler {
  /** The consumer group, and the middle of the dead-letter topics' names. */
  String GROUP = "dispatch-service";

  /** Names the loop's thread. */
  String name();

  /** The topics read, from their beginning when the group is new. */
  List<String> topics();

  /** The most records handled at a time. */
  int batchSize();

  /**
   * Settles a batch: when this returns, the offsets are committed.
   *
   * @throws RuntimeException if the batch is not settled; it then comes again
   */
  void handle(List<ConsumerRecord<String, byte[]>> batch);
}
