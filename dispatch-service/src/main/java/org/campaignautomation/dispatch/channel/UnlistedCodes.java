package org.campaignautomation.dispatch.channel;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.campaignautomation.contracts.Channel;
import org.jboss.logging.Logger;

/**
 * Counts what providers say that is in no table of ours: such a code is treated as its kind
 * suggests, and somebody should look it up.
 */
@Singleton
public class UnlistedCodes {
  private static final Logger LOG = Logger.getLogger(UnlistedCodes.class);

  private final MeterRegistry metrics;

  UnlistedCodes(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  /** Counts one; the code is in the log only, since a provider could send any number of them. */
  public void count(Channel channel, String code) {
    metrics
        .counter("dispatch.codes.unlisted", "channel", channel.name().toLowerCase(Locale.ROOT))
        .increment();
    LOG.warnf("A code of the %s provider is in no table: %s", channel, code);
  }
}
