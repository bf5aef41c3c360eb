package org.campaignautomation.campaign.dispatch;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.campaignautomation.campaign.api.Page;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.campaign.inner.InnerCalls;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** Asks dispatch-service about outcomes that nobody knows, and has them settled. */
@Singleton
public class Deliveries {
  private final InnerCalls calls = new InnerCalls("dispatch-service");
  private final DeliveryClient client;

  Deliveries(@RestClient DeliveryClient client) {
    this.client = client;
  }

  /** The list, newest first. */
  public Page<Delivery> list(
      Asker asker, @Nullable String outcome, @Nullable String limit, @Nullable String cursor) {
    return calls.ask(() -> client.list(asker.tenantId(), asker.actor(), outcome, limit, cursor));
  }

  /** Has one sent again, as a new attempt. */
  public Delivery.Decided resend(Asker asker, UUID id, Delivery.Order order) {
    return calls.tell(() -> client.decide(asker.tenantId(), asker.actor(), id, "resend", order));
  }

  /** Has one count as sent. */
  public Delivery.Decided markSent(Asker asker, UUID id, Delivery.Order order) {
    return calls.tell(() -> client.decide(asker.tenantId(), asker.actor(), id, "mark-sent", order));
  }
}
