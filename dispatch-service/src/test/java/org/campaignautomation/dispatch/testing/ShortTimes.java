package org.campaignautomation.dispatch.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Times that a test can wait for. */
public final class ShortTimes implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "dispatch.delivery.definition-wait", "3s",
        "dispatch.delivery.unknown-after", "8s",
        "dispatch.delivery.claim-time", "1s",
        "dispatch.delivery.sweep-interval", "1s",
        "dispatch.email.timeout", "3s",
        "dispatch.sms.timeout", "3s");
  }
}
