package org.campaignautomation.campaign.dispatch;

import jakarta.inject.Singleton;
import java.util.List;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.campaign.inner.InnerCalls;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Asks dispatch-service. What it refuses is thrown as its problem, and 503 {@code
 * dependency_unavailable} if it does not answer.
 */
@Singleton
public class Dispatch {
  private final InnerCalls calls = new InnerCalls("dispatch-service");
  private final DispatchClient client;

  Dispatch(@RestClient DispatchClient client) {
    this.client = client;
  }

  /**
   * Renders messages with the code of sending, in the order of the items.
   *
   * @param items at most {@link Rendering#MAX_ITEMS}
   */
  public List<Rendering.Result> render(Asker asker, List<Rendering.Item> items) {
    var order = new Rendering.Order(items);
    return calls.ask(() -> client.render(asker.tenantId(), asker.actor(), order)).items();
  }
}
