package org.campaignautomation.dispatch.suppression.messaging;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.campaignautomation.contracts.ContactErased;
import org.campaignautomation.contracts.ContractJson;
import org.campaignautomation.contracts.Topics;
import org.campaignautomation.dispatch.intake.TopicHandler;
import org.campaignautomation.dispatch.suppression.ErasedContacts;
import org.campaignautomation.platform.event.EventBatches;
import org.campaignautomation.platform.event.IncomingEvent;
import org.jspecify.annotations.Nullable;

/** Notes who was erased. Of the contacts topic nothing else is read, and no person's data kept. */
@Singleton
class ErasureIntake implements TopicHandler {
  private static final int BATCH = 500;
  private static final Set<String> OF_NO_CONCERN = Set.of("ContactAdded", "ContactUpdated");

  private final EventBatches batches;
  private final ErasedContacts erased;

  ErasureIntake(EventBatches batches, ErasedContacts erased) {
    this.batches = batches;
    this.erased = erased;
  }

  @Override
  public String name() {
    return "erasures";
  }

  @Override
  public List<String> topics() {
    return List.of(Topics.CONTACTS);
  }

  @Override
  public int batchSize() {
    return BATCH;
  }

  @Override
  public void handle(List<ConsumerRecord<String, byte[]>> batch) {
    List<ConsumerRecord<String, byte[]>> concerning =
        batch.stream().filter(record -> !isOfNoConcern(IncomingEvent.of(record).type())).toList();
    batches.apply(concerning, GROUP, ErasureIntake::read, erased::save);
  }

  private static boolean isOfNoConcern(@Nullable String type) {
    return type != null && OF_NO_CONCERN.contains(type);
  }

  static @Nullable ContactErased read(IncomingEvent event) throws IOException {
    return event.body() != null && "ContactErased".equals(event.type())
        ? ContractJson.mapper().readValue(event.body(), ContactErased.class)
        : null;
  }
}
