package org.campaignautomation.campaign.dispatch;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.campaign.inner.InnerCalls;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** Asks dispatch-service for its side of the books. */
@Singleton
public class AcceptedMessages {
  private final InnerCalls calls = new InnerCalls("dispatch-service");
  private final DispatchClient client;

  AcceptedMessages(@RestClient DispatchClient client) {
    this.client = client;
  }

  /** Some campaigns' accepted messages; null instead of a next page after the last. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Page(List<Accepted> campaigns, @Nullable UUID nextAfter) {}

  /** One campaign's. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Accepted(UUID campaignId, long accepted) {}

  /**
   * How many messages the providers accepted, by campaign; none is named without one.
   *
   * @throws org.campaignautomation.platform.problem.ProblemException 503 if it does not answer
   */
  public Map<UUID, Long> byCampaign(Asker asker) {
    Map<UUID, Long> accepted = new HashMap<>();
    UUID after = null;
    do {
      UUID from = after;
      Page page = calls.ask(() -> client.books(asker.tenantId(), asker.actor(), from));
      page.campaigns().forEach(one -> accepted.put(one.campaignId(), one.accepted()));
      after = page.nextAfter();
    } while (after != null);
    return accepted;
  }
}
