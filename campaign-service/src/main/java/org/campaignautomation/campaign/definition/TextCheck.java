package org.campaignautomation.campaign.definition;

import java.util.List;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.platform.problem.Fault;
import org.campaignautomation.templates.Flavour;
import org.campaignautomation.templates.TemplateCheck;
import org.jspecify.annotations.Nullable;

/** Pure: names every fault in what a message says, as templates. */
public final class TextCheck {
  private final List<Fault> faults;
  private final String pointer;

  private TextCheck(List<Fault> faults, String pointer) {
    this.faults = faults;
    this.pointer = pointer;
  }

  /**
   * What a message of the channel must have, must not have, and cannot be rendered.
   *
   * @param pointer to the object that holds the texts
   */
  public static void check(
      Channel channel,
      @Nullable String subject,
      @Nullable String html,
      @Nullable String text,
      String pointer,
      List<Fault> faults) {
    TextCheck check = new TextCheck(faults, pointer);
    check.presence(channel, subject, html, text);
    check.templates(channel, subject, html, text);
  }

  /** Only what cannot be rendered. */
  static void checkTemplates(
      Channel channel,
      @Nullable String subject,
      @Nullable String html,
      @Nullable String text,
      String pointer,
      List<Fault> faults) {
    new TextCheck(faults, pointer).templates(channel, subject, html, text);
  }

  private void presence(
      Channel channel, @Nullable String subject, @Nullable String html, @Nullable String text) {
    switch (channel) {
      case EMAIL -> {
        if (isBlank(subject)) {
          fault("/subject", "required", "An e-mail needs a subject.");
        }
        if (isBlank(html) && isBlank(text)) {
          fault("/html", "required", "An e-mail needs html, text or both.");
        }
      }
      case SMS -> {
        if (isBlank(text)) {
          fault("/text", "required", "An SMS needs a text.");
        }
        if (subject != null) {
          fault("/subject", "not_applicable", "An SMS has no subject.");
        }
        if (html != null) {
          fault("/html", "not_applicable", "An SMS has no html.");
        }
      }
    }
  }

  private void templates(
      Channel channel, @Nullable String subject, @Nullable String html, @Nullable String text) {
    switch (channel) {
      case EMAIL -> {
        template(subject, Flavour.SUBJECT, "/subject");
        template(html, Flavour.HTML, "/html");
        template(text, Flavour.TEXT, "/text");
      }
      case SMS -> template(text, Flavour.SMS, "/text");
    }
  }

  private void template(@Nullable String template, Flavour flavour, String field) {
    if (template == null) {
      return;
    }
    if (template.indexOf('\0') >= 0) {
      fault(field, "control_character", "A text holds no NUL character.");
      return;
    }
    TemplateCheck.check(template, flavour)
        .forEach(found -> fault(field, "template_error", found.toString()));
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private void fault(String field, String code, String detail) {
    faults.add(new Fault(pointer + field, code, detail));
  }
}
