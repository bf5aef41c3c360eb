package org.campaignautomation.enrollment.contact.messaging;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.campaignautomation.contracts.ContactAdded;
import org.campaignautomation.contracts.ContactErased;
import org.campaignautomation.contracts.ContactUpdated;
import org.campaignautomation.contracts.ContractJson;
import org.campaignautomation.enrollment.contact.ContactChange;
import org.campaignautomation.enrollment.contact.Contacts;
import org.campaignautomation.enrollment.contact.StoredContact;
import org.campaignautomation.platform.event.EventBatches;
import org.campaignautomation.platform.event.IncomingEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Takes in contacts; a tombstone says nothing that its erasure did not say. */
@Singleton
public class ContactConsumer {
  private final EventBatches batches;
  private final Contacts contacts;
  private final String group;

  ContactConsumer(
      EventBatches batches,
      Contacts contacts,
      @ConfigProperty(name = "quarkus.application.name") String group) {
    this.batches = batches;
    this.contacts = contacts;
    this.group = group;
  }

  @Incoming("contacts")
  @Blocking
  void consume(ConsumerRecords<String, byte[]> records) {
    batches.apply(records, group, ContactConsumer::read, contacts::apply);
  }

  private static @Nullable ContactChange read(IncomingEvent event) throws IOException {
    byte[] body = event.body();
    if (body == null || event.type() == null) {
      return null;
    }
    ObjectMapper json = ContractJson.mapper();
    return switch (event.type()) {
      case "ContactAdded" -> known(json.readValue(body, ContactAdded.class), event.traceparent());
      case "ContactUpdated" ->
          known(json.readValue(body, ContactUpdated.class), event.traceparent());
      case "ContactErased" -> erased(json.readValue(body, ContactErased.class));
      default -> null;
    };
  }

  private static ContactChange known(ContactAdded added, @Nullable String traceparent) {
    return new ContactChange.Known(
        new StoredContact(
            added.contactId(),
            added.tenantId(),
            added.revision(),
            added.acceptedAt(),
            added.contact()),
        traceparent);
  }

  private static ContactChange known(ContactUpdated updated, @Nullable String traceparent) {
    return new ContactChange.Known(
        new StoredContact(
            updated.contactId(),
            updated.tenantId(),
            updated.revision(),
            updated.acceptedAt(),
            updated.contact()),
        traceparent);
  }

  private static ContactChange erased(ContactErased erased) {
    return new ContactChange.Erased(
        erased.contactId(), erased.tenantId(), erased.revision(), erased.erasedAt());
  }
}
