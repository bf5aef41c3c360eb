package org.campaignautomation.enrollment.upkeep;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When jobs that have ended are removed. */
@ConfigMapping(prefix = "enrollment.cleanup")
public interface CleanupConfig {
  /** Whether this pod removes anything. */
  @WithDefault("true")
  boolean enabled();

  /**
   * How long completed, skipped and cancelled jobs stay; more than eight days, since frequency caps
   * look back a week. Failed ones stay for ever.
   */
  @WithDefault("30d")
  Duration retention();

  /** How many jobs one statement removes. */
  @WithDefault("500")
  int batchSize();

  /** The pause between two batches, so that sending does not notice. */
  @WithDefault("200ms")
  Duration pause();
}
