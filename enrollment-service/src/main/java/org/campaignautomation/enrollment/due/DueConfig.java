package org.campaignautomation.enrollment.due;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How due jobs are claimed and handed over. */
@ConfigMapping(prefix = "enrollment.due")
public interface DueConfig {
  /** Whether this pod hands jobs over; without, it only takes in events and answers questions. */
  @WithDefault("true")
  boolean enabled();

  /** How many jobs one claim takes. */
  @WithDefault("100")
  int batchSize();

  /** How many jobs of a channel this pod may have unanswered: about ten seconds of sending. */
  @WithDefault("500")
  int maxInFlight();

  /** How long a claim lasts until Kafka has acknowledged the hand-over. */
  @WithDefault("30s")
  Duration lease();

  /** How long a job that was handed over may stay unanswered before it is handed over again. */
  @WithDefault("15m")
  Duration answerWithin();

  /** How long a job is put off whose record Kafka refuses. */
  @WithDefault("1m")
  Duration refusedPause();

  /** The pause while there is no room, or others hold what is due. */
  @WithDefault("250ms")
  Duration minPause();

  /** The longest sleep; what other pods planned is seen after it. */
  @WithDefault("1s")
  Duration maxPause();
}
