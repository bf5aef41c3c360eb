package org.campaignautomation.dispatch.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How hand-overs are waited for. */
@ConfigMapping(prefix = "dispatch.delivery")
interface DeliveryConfig {
  /**
   * A row that has been sending for longer than this is unknown. Must exceed the channels'
   * time-outs by a margin, by the database's clock.
   */
  @WithDefault("2m")
  Duration unknownAfter();

  /** How long a job waits for the record of its campaign before it goes back. */
  @WithDefault("10s")
  Duration definitionWait();

  /**
   * How long a claim renders. A claim holds locks that a pause or an opt-out waits for, and must
   * end long before its transaction's time-out; templates may take half a second each.
   */
  @WithDefault("5s")
  Duration claimTime();

  /** How often rows are looked for whose process is gone. */
  @WithDefault("10s")
  Duration sweepInterval();
}
