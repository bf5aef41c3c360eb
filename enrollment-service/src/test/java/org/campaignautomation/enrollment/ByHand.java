package org.campaignautomation.enrollment;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Nothing runs by itself: the test claims and works, at times of its own. */
public class ByHand implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("enrollment.due.enabled", "false", "quarkus.scheduler.enabled", "false");
  }
}
