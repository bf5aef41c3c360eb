package org.campaignautomation.campaign.dispatch;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.campaign.inner.InnerCalls;
import org.campaignautomation.platform.problem.ProblemException;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Asks dispatch-service. What it refuses is thrown as its problem, and 503 {@code
 * dependency_unavailable} if it does not answer.
 */
@Singleton
public class Dispatch {
  /** What a batch refuses with if it takes too long, or gets too long, as a whole. */
  private static final String TOO_MUCH = "render_limit";

  private final InnerCalls calls = new InnerCalls("dispatch-service");
  private final DispatchClient client;
  private final DispatchWorkClient work;

  Dispatch(@RestClient DispatchClient client, @RestClient DispatchWorkClient work) {
    this.work = work;
    this.client = client;
  }

  /**
   * Renders messages with the code of sending, in the order of the items. What is too much at once
   * is asked for in parts; a single message that is too much would fail.
   *
   * @param items at most {@link Rendering#MAX_ITEMS}
   */
  public List<Rendering.Result> render(Asker asker, List<Rendering.Item> items) {
    if (items.isEmpty()) {
      return List.of();
    }
    try {
      var order = new Rendering.Order(items);
      return calls.ask(() -> work.render(asker.tenantId(), asker.actor(), order)).items();
    } catch (ProblemException e) {
      if (!e.problem().code().equals(TOO_MUCH)) {
        throw e;
      }
      return items.size() == 1
          ? List.of(new Rendering.Result(items.getFirst().ref(), "would_fail", TOO_MUCH, null))
          : inHalves(asker, items);
    }
  }

  private List<Rendering.Result> inHalves(Asker asker, List<Rendering.Item> items) {
    int half = items.size() / 2;
    List<Rendering.Result> results = new ArrayList<>(items.size());
    results.addAll(render(asker, items.subList(0, half)));
    results.addAll(render(asker, items.subList(half, items.size())));
    return results;
  }

  /** On which channels nothing is sent to somebody. */
  public List<SuppressionCheck.Barred> suppressions(Asker asker, SuppressionCheck.Person person) {
    var question = new SuppressionCheck.Question(List.of(person));
    return calls
        .ask(() -> client.checkSuppressions(asker.tenantId(), asker.actor(), question))
        .contacts()
        .stream()
        .flatMap(checked -> checked.suppressed().stream())
        .toList();
  }
}
