package org.campaignautomation.enrollment.progress;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How open pages are told of changes. */
@ConfigMapping(prefix = "enrollment.progress")
public interface ProgressConfig {
  /** How long changes are gathered: at most one record per campaign and pod in this time. */
  @WithDefault("250ms")
  Duration pace();

  /** The pause after a failure; what was not told is kept meanwhile. */
  @WithDefault("2s")
  Duration retryPause();
}
