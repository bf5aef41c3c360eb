package org.campaignautomation.campaign.dispatch;

import jakarta.inject.Singleton;
import java.util.Locale;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.campaign.inner.InnerCalls;
import org.campaignautomation.contracts.Channel;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks dispatch-service about its provider accounts; 503 if it does not answer. */
@Singleton
public class Providers {
  private final InnerCalls calls = new InnerCalls("dispatch-service");
  private final DispatchClient client;
  private final DispatchWorkClient work;

  Providers(@RestClient DispatchClient client, @RestClient DispatchWorkClient work) {
    this.work = work;
    this.client = client;
  }

  /** All accounts, as the pod that answers knows them. */
  public ProviderList list(Asker asker) {
    return calls.ask(() -> client.providers(asker.tenantId(), asker.actor()));
  }

  /** Asks a provider whether it would take messages; none is sent. */
  public ProviderCheck check(Asker asker, Channel channel) {
    return calls.ask(
        () ->
            work.checkProvider(
                asker.tenantId(), asker.actor(), channel.name().toLowerCase(Locale.ROOT)));
  }
}
