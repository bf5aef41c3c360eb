package org.campaignautomation.campaign.counterexample.first;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.campaignautomation.campaign.counterexample.console.here.HerePage;
import org.campaignautomation.campaign.counterexample.first.web.LooseEndpoint;
import org.campaignautomation.campaign.counterexample.second.SecondTable;
import org.campaignautomation.contracts.TenantSettingsChanged;
import org.jspecify.annotations.Nullable;

/**
 * A meaningless name, an injected field, a clock of its own, an event, a page, an edge, a cycle.
 */
public class ThingDto {
  @Inject @Nullable SecondTable table;
  @Nullable TenantSettingsChanged event;
  @Nullable LooseEndpoint endpoint;
  @Nullable HerePage page;

  /** What time this machine thinks it is. */
  public String time() {
    return Instant.now()
        + " "
        + LocalDate.now(Clock.systemUTC())
        + " "
        + LocalDateTime.now(Clock.systemUTC());
  }
}
