package org.campaignautomation.campaign.console.editor;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.campaignautomation.campaign.console.Places;
import org.campaignautomation.campaign.definition.DraftCheck;
import org.campaignautomation.platform.problem.Fault;

/**
 * All that is wrong with what is on the page, and all that may surprise; a script shows each at its
 * field too.
 *
 * @param faults keep it from being saved
 * @param hurdles keep it from being activated
 * @param warnings may surprise
 */
@CheckedTemplate(basePath = "console/editor", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record Findings(List<Finding> faults, List<Finding> hurdles, List<Finding> warnings)
    implements TemplateInstance {

  /**
   * One of them.
   *
   * @param pointer to the field, as JSON pointer
   * @param place the field in words
   */
  public record Finding(String pointer, String place, String detail) {
    static Finding of(Fault fault) {
      return new Finding(fault.pointer(), Places.of(fault.pointer()), fault.detail());
    }
  }

  static Findings of(DraftCheck.Found found) {
    return new Findings(
        findings(found.faults()),
        findings(found.readiness().errors()),
        findings(found.readiness().warnings()));
  }

  static Findings ofFaults(List<Fault> faults) {
    return new Findings(findings(faults), List.of(), List.of());
  }

  private static List<Finding> findings(List<Fault> faults) {
    return faults.stream().map(Finding::of).toList();
  }
}
