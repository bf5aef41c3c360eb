package org.campaignautomation.campaign.contact.messaging;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.campaignautomation.platform.event.EventBatches;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads the CRM topics of all tenants, batch by batch. */
@ApplicationScoped
class CrmConsumer {
  static final String GROUP = "campaign-service";

  private final EventBatches batches;
  private final CrmIntake intake;

  CrmConsumer(EventBatches batches, CrmIntake intake) {
    this.batches = batches;
    this.intake = intake;
  }

  /** Offsets are committed when this returns: by then all of the batch is settled. */
  @Incoming("crm-contacts")
  @Blocking
  void consume(ConsumerRecords<String, byte[]> records) {
    batches.apply(records, GROUP, CrmEventReader::read, intake::take);
  }
}
