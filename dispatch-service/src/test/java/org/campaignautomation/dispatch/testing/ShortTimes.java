package org.campaignautomation.dispatch.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Times that a test can wait for. */
public final class ShortTimes implements QuarkusTestProfile {
  /** What providers know this service by. */
  public static final String CALLBACKS = "http://localhost:1/hooks";

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "dispatch.delivery.definition-wait", "3s",
        "dispatch.delivery.unknown-after", "8s",
        "dispatch.delivery.claim-time", "1s",
        "dispatch.delivery.sweep-interval", "1s",
        "dispatch.email.timeout", "3s",
        "dispatch.sms.timeout", "3s",
        "dispatch.throttle.longest-pause", "3s",
        // Nobody listens there: tests make the calls that they want.
        "dispatch.callbacks.base-url", CALLBACKS,
        // Tests reconcile when they want.
        "dispatch.reconciliation.interval", "1h");
  }
}
