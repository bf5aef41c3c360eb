package org.campaignautomation.campaign.definition;

import java.util.List;
import java.util.Set;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Step;
import org.campaignautomation.platform.problem.Fault;
import org.campaignautomation.templates.Flavour;
import org.campaignautomation.templates.Template;
import org.campaignautomation.templates.TemplateException;
import org.campaignautomation.templates.TemplateVariable;
import org.jspecify.annotations.Nullable;

/** Pure: finds variables for which some contacts may have no value, and no default stands in. */
final class VariableCheck {
  /** Every contact has an external id and a zone, and every tenant a name. */
  private static final Set<String> ALWAYS_THERE = Set.of("externalId", "zone", "companyName");

  private final Step step;
  private final String pointer;
  private final List<Fault> warnings;

  private VariableCheck(Step step, String pointer, List<Fault> warnings) {
    this.step = step;
    this.pointer = pointer;
    this.warnings = warnings;
  }

  static void check(Step step, String pointer, List<Fault> warnings) {
    VariableCheck check = new VariableCheck(step, pointer, warnings);
    switch (step.channel()) {
      case EMAIL -> {
        check.template(step.subject(), Flavour.SUBJECT, "/subject");
        check.template(step.html(), Flavour.HTML, "/html");
        check.template(step.text(), Flavour.TEXT, "/text");
      }
      case SMS -> check.template(step.text(), Flavour.SMS, "/text");
    }
  }

  private void template(@Nullable String template, Flavour flavour, String field) {
    if (template == null) {
      return;
    }
    try {
      Template.parse(template, flavour).withoutDefault().stream()
          .filter(this::mayBeAbsent)
          .forEach(variable -> warnings.add(warning(field, variable)));
    } catch (TemplateException e) {
      // Its faults are listed already.
      return;
    }
  }

  private boolean mayBeAbsent(TemplateVariable variable) {
    String address = step.channel() == Channel.EMAIL ? "email" : "phone";
    return !ALWAYS_THERE.contains(variable.root()) && !variable.root().equals(address);
  }

  private Fault warning(String field, TemplateVariable variable) {
    String consequence =
        switch (step.missingVariable()) {
          case SKIP -> "does not get this message";
          case EMPTY -> "gets a gap instead";
          case FAIL -> "makes this message fail";
        };
    return new Fault(
        pointer + field,
        "no_default",
        "line %d, column %d: %s has no default; whoever has no value for it %s."
            .formatted(variable.line(), variable.column(), variable.name(), consequence));
  }
}
