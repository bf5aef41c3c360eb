package org.campaignautomation.templates;

import java.util.List;

/**
 * A rendered text.
 *
 * @param text safe for the template's flavour
 * @param missing the variables that had no value and no default, by the name the template uses, in
 *     order of appearance, each once; nothing was rendered in their place
 */
public record Rendered(String text, List<String> missing) {
  public Rendered {
    missing = List.copyOf(missing);
  }
}
