package org.campaignautomation.campaign.console.editor;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.campaignautomation.campaign.definition.Campaign;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Step;
import org.campaignautomation.platform.problem.Problem;

/**
 * Asks what becomes of the people on their way.
 *
 * @param waiting how many wait for each step
 * @param people how many that are
 * @param next the version that saving makes
 */
@CheckedTemplate(basePath = "console/editor", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record InFlightDialog(List<Waiting> waiting, long people, int current, int next)
    implements TemplateInstance {
  /** The problem by which saving says that it must be told. */
  static final String CODE = "in_flight_decision_required";

  /** People who wait for a step. */
  public record Waiting(String step, long count) {}

  static InFlightDialog of(Problem problem, Campaign campaign) {
    List<Waiting> waiting = new ArrayList<>();
    if (problem.members().get("waiting") instanceof List<?> counts) {
      for (Object each : counts) {
        if (each instanceof Map<?, ?> count
            && count.get("stepId") instanceof UUID stepId
            && count.get("count") instanceof Number people) {
          waiting.add(new Waiting(step(campaign, stepId), people.longValue()));
        }
      }
    }
    return new InFlightDialog(
        waiting,
        waiting.stream().mapToLong(Waiting::count).sum(),
        campaign.version(),
        campaign.version() + 1);
  }

  private static String step(Campaign campaign, UUID id) {
    return campaign.content().steps().stream()
        .filter(step -> step.id().equals(id))
        .findFirst()
        .map(InFlightDialog::words)
        .orElse("A step of an earlier version");
  }

  private static String words(Step step) {
    String what =
        step.channel() == Channel.EMAIL && step.subject() != null
            ? "e-mail “" + step.subject() + "”"
            : "SMS";
    return "Step " + step.position() + ", " + what;
  }
}
