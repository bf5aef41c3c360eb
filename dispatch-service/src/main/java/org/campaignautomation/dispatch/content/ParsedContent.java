package org.campaignautomation.dispatch.content;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.campaignautomation.templates.Flavour;
import org.campaignautomation.templates.Template;
import org.campaignautomation.templates.TemplateException;
import org.jspecify.annotations.Nullable;

/** A message's templates, parsed once. */
final class ParsedContent {
  private final Content content;
  private final Map<Flavour, Template> templates;
  private final List<String> faults;

  private ParsedContent(Content content, Map<Flavour, Template> templates, List<String> faults) {
    this.content = content;
    this.templates = templates;
    this.faults = faults;
  }

  static ParsedContent parse(Content content) {
    Map<Flavour, @Nullable String> sources = new LinkedHashMap<>();
    switch (content.channel()) {
      case EMAIL -> {
        sources.put(Flavour.SUBJECT, content.subject());
        sources.put(Flavour.HTML, content.html());
        sources.put(Flavour.TEXT, content.text());
      }
      case SMS -> sources.put(Flavour.SMS, content.text());
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
    return new ParsedContent(content, templates, faults);
  }

  /** What it was parsed from. */
  Content source() {
    return content;
  }

  /** The characters of its templates. */
  int length() {
    return length(content.subject()) + length(content.html()) + length(content.text());
  }

  private static int length(@Nullable String source) {
    return source == null ? 0 : source.length();
  }

  /** Null if it has no such part. */
  @Nullable Template template(Flavour flavour) {
    return templates.get(flavour);
  }

  /** Why it cannot be rendered; empty if it can. */
  List<String> faults() {
    return faults;
  }
}
