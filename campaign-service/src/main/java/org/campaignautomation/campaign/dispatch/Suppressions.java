package org.campaignautomation.campaign.dispatch;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.campaignautomation.campaign.api.Page;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.campaign.inner.InnerCalls;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Asks dispatch-service, which alone decides who is written to. */
@Singleton
public class Suppressions {
  private static final int CREATED = 201;

  private final InnerCalls calls = new InnerCalls("dispatch-service");
  private final SuppressionClient client;

  Suppressions(@RestClient SuppressionClient client) {
    this.client = client;
  }

  /** The list, newest first. */
  public Page<Suppression> list(
      Asker asker, @Nullable String channel, @Nullable String limit, @Nullable String cursor) {
    return calls.ask(() -> client.list(asker.tenantId(), asker.actor(), channel, limit, cursor));
  }

  /** Suppresses an address; one that is suppressed already stays as it is. */
  public Suppression.Added add(Asker asker, Suppression.Order order) {
    return calls.tell(
        () -> {
          RestResponse<Suppression> answer = client.add(asker.tenantId(), asker.actor(), order);
          return new Suppression.Added(answer.getEntity(), answer.getStatus() == CREATED);
        });
  }

  /** Ends a suppression. */
  public void remove(Asker asker, UUID id) {
    calls.tell(
        () -> {
          client.remove(asker.tenantId(), asker.actor(), id);
          return id;
        });
  }
}
