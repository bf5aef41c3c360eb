package org.campaignautomation.enrollment.testrun;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How test runs are carried out and how long they are kept. */
@ConfigMapping(prefix = "enrollment.test-run")
public interface TestRunConfig {
  /** How long a claim lasts until Kafka has acknowledged the hand-over. */
  @WithDefault("30s")
  Duration lease();

  /** How long a test job may stay unanswered before it is handed over again. */
  @WithDefault("1m")
  Duration answerWithin();

  /** After which silence a test job fails, so that each run comes to its end. */
  @WithDefault("1h")
  Duration giveUpAfter();

  /** How long runs and their jobs are kept. */
  @WithDefault("7d")
  Duration retention();
}
