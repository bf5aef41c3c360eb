package org.campaignautomation.templates;

import java.util.List;

/** Checks templates before anything is sent. */
public final class TemplateCheck {
  private TemplateCheck() {}

  /**
   * All that is wrong with a template: syntax, unknown tags, filters and variables, size.
   *
   * @return faults in reading order; empty for a good template
   */
  public static List<TemplateFault> check(String template, Flavour flavour) {
    try {
      Template.parse(template, flavour);
      return List.of();
    } catch (TemplateException e) {
      return e.faults();
    }
  }
}
