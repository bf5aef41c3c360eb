package org.campaignautomation.templates;

import java.util.List;
import java.util.stream.Collectors;

/** A template that is not one. */
public final class TemplateException extends RuntimeException {
  private final transient List<TemplateFault> faults;

  TemplateException(List<TemplateFault> faults) {
    super(faults.stream().map(TemplateFault::toString).collect(Collectors.joining("; ")));
    this.faults = List.copyOf(faults);
  }

  /** All that is wrong, in reading order; at least one. */
  public List<TemplateFault> faults() {
    return faults;
  }
}
