package org.campaignautomation.campaign.dispatch;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.List;
import java.util.Map;
import org.campaignautomation.campaign.inner.FakeService;

/** dispatch-service as far as this service knows it: answers what the test says. */
public final class FakeDispatch implements QuarkusTestResourceLifecycleManager {
  /** For answers that differ from path to path. */
  public static final FakeService SERVICE = new FakeService();

  /** What it answers to everything from now on. */
  public static void answers(int status, String json) {
    SERVICE.answers(status, json);
  }

  /** What it was asked since it was told what to answer to everything. */
  public static List<FakeService.Question> questions() {
    return SERVICE.questions();
  }

  @Override
  public Map<String, String> start() {
    return Map.of(
        "quarkus.rest-client.dispatch.url",
        SERVICE.start(),
        "quarkus.rest-client.dispatch.read-timeout",
        "1000",
        "quarkus.rest-client.dispatch-work.read-timeout",
        "1000");
  }

  @Override
  public void stop() {
    SERVICE.stop();
  }
}
