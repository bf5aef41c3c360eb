package org.campaignautomation.campaign.definition;

import java.util.List;
import org.campaignautomation.platform.problem.Fault;

/**
 * Whether a campaign can be activated.
 *
 * @param errors all that keeps it from being; none if it can
 * @param warnings what may surprise once it is
 */
public record Readiness(List<Fault> errors, List<Fault> warnings) {
  public Readiness {
    errors = List.copyOf(errors);
    warnings = List.copyOf(warnings);
  }
}
