package org.campaignautomation.campaign.definition;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.campaignautomation.campaign.definition.CampaignDraft.DelayDraft;
import org.campaignautomation.campaign.definition.CampaignDraft.StepDraft;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Delay;
import org.campaignautomation.contracts.DelayFrom;
import org.campaignautomation.contracts.MissingVariable;
import org.campaignautomation.contracts.OnTooLate;
import org.campaignautomation.contracts.Step;
import org.campaignautomation.platform.ids.Ids;
import org.campaignautomation.platform.problem.Fault;
import org.campaignautomation.templates.Flavour;
import org.campaignautomation.templates.TemplateCheck;
import org.jspecify.annotations.Nullable;

/** Pure: makes a step of a draft, or names every fault in it. */
final class StepCheck {
  private static final long MAX_DELAY_MINUTES = 5L * 366 * 24 * 60;

  private final List<Fault> faults;
  private final String pointer;

  private StepCheck(List<Fault> faults, String pointer) {
    this.faults = faults;
    this.pointer = pointer;
  }

  static @Nullable Step check(StepDraft draft, String pointer, int position, List<Fault> faults) {
    return new StepCheck(faults, pointer).step(draft, position);
  }

  /** The faults of a step's templates. */
  static void checkTemplates(Step step, String pointer, List<Fault> faults) {
    StepCheck check = new StepCheck(faults, pointer);
    check.templates(step.channel(), step.subject(), step.html(), step.text());
  }

  private @Nullable Step step(StepDraft draft, int position) {
    int before = faults.size();
    Channel channel = draft.channel();
    if (channel == null) {
      fault("/channel", "required", "Give a channel: email or sms.");
    } else {
      texts(draft, channel);
    }
    Delay delay = delay(draft.delay(), "/delay", true);
    Delay maxLateness = delay(draft.maxLateness(), "/maxLateness", false);
    if (channel == null || delay == null || faults.size() > before) {
      return null;
    }
    UUID id = draft.id() == null ? Ids.next() : draft.id();
    return new Step(
        id,
        position,
        channel,
        delay,
        Objects.requireNonNullElse(draft.delayFrom(), DelayFrom.PREVIOUS_STEP),
        draft.subject(),
        draft.html(),
        draft.text(),
        maxLateness,
        Objects.requireNonNullElse(draft.onTooLate(), OnTooLate.CONTINUE),
        Objects.requireNonNullElse(draft.missingVariable(), MissingVariable.SKIP));
  }

  private void texts(StepDraft draft, Channel channel) {
    switch (channel) {
      case EMAIL -> {
        if (isBlank(draft.subject())) {
          fault("/subject", "required", "An e-mail needs a subject.");
        }
        if (isBlank(draft.html()) && isBlank(draft.text())) {
          fault("/html", "required", "An e-mail needs html, text or both.");
        }
      }
      case SMS -> {
        if (isBlank(draft.text())) {
          fault("/text", "required", "An SMS needs a text.");
        }
        if (draft.subject() != null) {
          fault("/subject", "not_applicable", "An SMS has no subject.");
        }
        if (draft.html() != null) {
          fault("/html", "not_applicable", "An SMS has no html.");
        }
      }
    }
    templates(channel, draft.subject(), draft.html(), draft.text());
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

  private @Nullable Delay delay(@Nullable DelayDraft draft, String field, boolean required) {
    if (draft == null) {
      if (required) {
        fault(field, "required", "Give a delay, such as {\"amount\": 0, \"unit\": \"minutes\"}.");
      }
      return null;
    }
    Integer amount = draft.amount();
    Delay.Unit unit = draft.unit();
    if (amount == null || amount < 0) {
      fault(field + "/amount", "out_of_range", "Give a whole number, 0 or more.");
    }
    if (unit == null) {
      fault(field + "/unit", "required", "Give a unit: minutes, hours, days or weeks.");
    }
    if (amount == null || unit == null || amount < 0) {
      return null;
    }
    if (amount * minutes(unit) > MAX_DELAY_MINUTES) {
      fault(field + "/amount", "out_of_range", "Five years are the most.");
      return null;
    }
    return new Delay(amount, unit);
  }

  private static long minutes(Delay.Unit unit) {
    return switch (unit) {
      case MINUTES -> 1;
      case HOURS -> 60;
      case DAYS -> 24 * 60;
      case WEEKS -> 7 * 24 * 60;
    };
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private void fault(String field, String code, String detail) {
    faults.add(new Fault(pointer + field, code, detail));
  }
}
