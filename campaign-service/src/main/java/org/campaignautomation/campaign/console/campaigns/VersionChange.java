package org.campaignautomation.campaign.console.campaigns;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.campaignautomation.campaign.console.Phrases;
import org.campaignautomation.campaign.definition.CampaignVersion;
import org.campaignautomation.campaign.definition.CampaignVersion.StepWithWaiting;
import org.campaignautomation.contracts.Delay;
import org.campaignautomation.contracts.Schedule;
import org.campaignautomation.contracts.Step;
import org.jspecify.annotations.Nullable;

/**
 * What one version has that the one before had not. Subjects and texts are no part of it: they
 * reach people on all versions.
 */
final class VersionChange {
  private final List<String> changes = new ArrayList<>();

  private VersionChange() {}

  /** In sentences, steps in their order; none for the first version. */
  static List<String> between(@Nullable CampaignVersion before, CampaignVersion after) {
    if (before == null) {
      return List.of();
    }
    VersionChange change = new VersionChange();
    change.steps(steps(before), steps(after));
    change.of("Sends", phrase(before.schedule()), phrase(after.schedule()));
    return List.copyOf(change.changes);
  }

  private void steps(List<Step> before, List<Step> after) {
    Map<Object, Step> known = byId(before);
    Map<Object, Step> kept = byId(after);
    for (Step step : before) {
      if (!kept.containsKey(step.id())) {
        changes.add(name(step) + " is gone");
      }
    }
    for (Step step : after) {
      Step earlier = known.get(step.id());
      if (earlier == null) {
        changes.add(name(step) + " is new: " + Phrases.when(step));
      } else {
        step(earlier, step);
      }
    }
  }

  private void step(Step before, Step after) {
    String name = name(after);
    of(name + " was at position", before.position(), after.position());
    of(name + " is sent by", Phrases.word(before.channel()), Phrases.word(after.channel()));
    of(name + " goes out", Phrases.when(before), Phrases.when(after));
    of(name + " may be late by", phrase(before.maxLateness()), phrase(after.maxLateness()));
    of(
        name + ", skipped as too late, lets the sequence",
        text(before.onTooLate()),
        text(after.onTooLate()));
    of(
        name + " does without a value",
        text(before.missingVariable()),
        text(after.missingVariable()));
  }

  private void of(String what, Object before, Object after) {
    if (!Objects.equals(before, after)) {
      changes.add(what + " " + before + " → " + after);
    }
  }

  private static List<Step> steps(CampaignVersion version) {
    return version.steps().stream().map(StepWithWaiting::step).toList();
  }

  private static Map<Object, Step> byId(List<Step> steps) {
    return steps.stream().collect(Collectors.toMap(Step::id, Function.identity()));
  }

  private static String name(Step step) {
    return "Step " + step.position() + " (" + Phrases.word(step.channel()) + ")";
  }

  private static String phrase(@Nullable Schedule schedule) {
    return schedule == null ? "at any time" : Phrases.phrase(schedule);
  }

  private static String phrase(@Nullable Delay delay) {
    return delay == null ? "however long" : Phrases.phrase(delay);
  }

  private static String text(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
