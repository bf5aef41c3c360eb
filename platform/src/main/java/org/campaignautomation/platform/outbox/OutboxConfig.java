package org.campaignautomation.platform.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the outbox is relayed. */
@ConfigMapping(prefix = "platform.outbox")
public interface OutboxConfig {
  /** How many rows are sent and removed in one transaction. */
  @WithDefault("2000")
  int batchSize();

  /** How many bytes of bodies one transaction may hold before it takes no further row. */
  @WithDefault("8388608")
  long batchBytes();

  /** How long the relay sleeps when there is nothing to do and nobody wakes it. */
  @WithDefault("500ms")
  Duration pollInterval();
}
