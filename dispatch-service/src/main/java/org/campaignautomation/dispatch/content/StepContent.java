package org.campaignautomation.dispatch.content;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.campaignautomation.contracts.Step;
import org.campaignautomation.templates.Flavour;
import org.campaignautomation.templates.Template;
import org.campaignautomation.templates.TemplateException;
import org.jspecify.annotations.Nullable;

/** A step's templates, parsed once. */
final class StepContent {
  private final Step step;
  private final Map<Flavour, Template> templates;
  private final List<String> faults;

  private StepContent(Step step, Map<Flavour, Template> templates, List<String> faults) {
    this.step = step;
    this.templates = templates;
    this.faults = faults;
  }

  static StepContent parse(Step step) {
    Map<Flavour, @Nullable String> sources = new LinkedHashMap<>();
    switch (step.channel()) {
      case EMAIL -> {
        sources.put(Flavour.SUBJECT, step.subject());
        sources.put(Flavour.HTML, step.html());
        sources.put(Flavour.TEXT, step.text());
      }
      case SMS -> sources.put(Flavour.SMS, step.text());
    }
    Map<Flavour, Template> templates = new HashMap<>();
    List<String> faults = new ArrayList<>();
    sources.forEach(
        (flavour, source) -> {
          if (source == null) {
            return;
          }
          try {
            templates.put(flavour, Template.parse(source, flavour));
          } catch (TemplateException e) {
            faults.add(flavour + " " + e.faults().getFirst());
          }
        });
    return new StepContent(step, templates, faults);
  }

  Step step() {
    return step;
  }

  /** Null if the step has no such part. */
  @Nullable Template template(Flavour flavour) {
    return templates.get(flavour);
  }

  /** Why the step cannot be rendered; empty if it can. */
  List<String> faults() {
    return faults;
  }
}
