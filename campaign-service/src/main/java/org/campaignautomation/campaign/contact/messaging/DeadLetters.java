package org.campaignautomation.campaign.contact.messaging;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.campaignautomation.campaign.contact.Rejection;
import org.campaignautomation.contracts.CloudEventHeaders;
import org.campaignautomation.contracts.Topics;
import org.campaignautomation.platform.event.IncomingEvent;
import org.campaignautomation.platform.event.OutgoingEvent;
import org.campaignautomation.platform.outbox.Outbox;
import org.jspecify.annotations.Nullable;

/**
 * Passes on, as they came, records that cannot be taken in; from the transaction that lists them.
 */
@Singleton
class DeadLetters {
  private final Outbox outbox;

  DeadLetters(Outbox outbox) {
    this.outbox = outbox;
  }

  void add(CrmEvent.Bad bad) {
    IncomingEvent origin = bad.origin();
    Rejection rejection = bad.rejection();
    Map<String, String> headers = new HashMap<>();
    put(headers, CloudEventHeaders.ID, origin.id());
    put(headers, CloudEventHeaders.SOURCE, origin.source());
    put(headers, CloudEventHeaders.TYPE, origin.type());
    put(headers, CloudEventHeaders.TIME, origin.time() == null ? null : origin.time().toString());
    put(headers, CloudEventHeaders.TENANT_ID, origin.tenantId());
    put(headers, "dead-letter-code", rejection.code());
    put(headers, "dead-letter-reason", rejection.detail());
    put(headers, "dead-letter-pointer", rejection.pointer());
    put(headers, "dead-letter-topic", origin.topic());
    put(headers, "dead-letter-partition", Integer.toString(origin.partition()));
    put(headers, "dead-letter-offset", Long.toString(origin.offset()));
    outbox.append(
        List.of(
            OutgoingEvent.of(
                    Topics.deadLetters(origin.topic(), CrmConsumer.GROUP),
                    origin.key() == null ? "" : origin.key(),
                    "dead-letter",
                    rejection.tenantId(),
                    origin.body(),
                    origin.traceparent())
                .withHeaders(headers)));
  }

  private static void put(Map<String, String> headers, String name, @Nullable String value) {
    if (value != null) {
      headers.put(name, value);
    }
  }
}
