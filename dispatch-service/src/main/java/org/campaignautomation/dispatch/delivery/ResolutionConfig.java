package org.campaignautomation.dispatch.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How unknown outcomes of SMS are found out. */
@ConfigMapping(prefix = "dispatch.reconciliation")
interface ResolutionConfig {
  /** What is done when the provider surely does not have a message. */
  enum Policy {
    /** It stays unknown and listed; somebody decides. */
    HOLD,
    /** It is sent again, as a new attempt. */
    RESEND
  }

  /** What is done with an SMS that Twilio does not have. */
  @WithDefault("hold")
  Policy sms();

  /** How long the provider's callback has its chance before the provider is asked. */
  @WithDefault("30s")
  Duration askAfter();

  /** The pause before it is asked about the same message again. */
  @WithDefault("1m")
  Duration askAgainAfter();

  /**
   * A message that the provider does not list so long after its hand-over, it does not have. Must
   * exceed what a request may spend on its way.
   */
  @WithDefault("5m")
  Duration absentAfter();

  /** For how long the provider is asked; then the number is forgotten, and the outcome stays. */
  @WithDefault("24h")
  Duration giveUpAfter();

  /** How often unknown outcomes are looked for. */
  @WithDefault("10s")
  Duration interval();
}
