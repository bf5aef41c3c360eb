package org.campaignautomation.campaign.console.editor;

import java.util.List;
import java.util.Objects;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Delay;
import org.campaignautomation.contracts.DelayFrom;
import org.campaignautomation.contracts.MissingVariable;
import org.campaignautomation.contracts.OnTooLate;
import org.campaignautomation.contracts.Step;
import org.jspecify.annotations.Nullable;

/**
 * A step as a card of the page.
 *
 * @param key makes the ids of its fields
 * @param id the step's; empty for a new one
 * @param maxLateness null for however late
 */
public record StepCard(
    String key,
    String id,
    Channel channel,
    Delay delay,
    DelayFrom delayFrom,
    String subject,
    String html,
    String text,
    @Nullable Delay maxLateness,
    OnTooLate onTooLate,
    MissingVariable missingVariable) {

  /** Stands for the key in a card that is copied. */
  private static final String ANY_KEY = "KEY";

  /** What a new card is copied from. */
  static StepCard blank(Channel channel) {
    return new StepCard(
        ANY_KEY,
        "",
        channel,
        new Delay(0, Delay.Unit.MINUTES),
        DelayFrom.PREVIOUS_STEP,
        "",
        "",
        "",
        null,
        OnTooLate.CONTINUE,
        MissingVariable.SKIP);
  }

  static StepCard of(Step step) {
    return new StepCard(
        "step" + step.position(),
        step.id().toString(),
        step.channel(),
        step.delay(),
        step.delayFrom(),
        Objects.requireNonNullElse(step.subject(), ""),
        Objects.requireNonNullElse(step.html(), ""),
        Objects.requireNonNullElse(step.text(), ""),
        step.maxLateness(),
        step.onTooLate(),
        step.missingVariable());
  }

  /** Whether it is an e-mail; else it is an SMS. */
  public boolean email() {
    return channel == Channel.EMAIL;
  }

  /** Those to choose from. */
  public List<Delay.Unit> units() {
    return List.of(Delay.Unit.values());
  }

  /** How late at most; empty for however late. */
  public String latenessAmount() {
    return maxLateness == null ? "" : Integer.toString(maxLateness.amount());
  }

  /** Hours unless it says otherwise. */
  public Delay.Unit latenessUnit() {
    return maxLateness == null ? Delay.Unit.HOURS : maxLateness.unit();
  }
}
