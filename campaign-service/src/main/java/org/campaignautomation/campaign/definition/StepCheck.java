package org.campaignautomation.campaign.definition;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.campaignautomation.campaign.definition.CampaignDraft.StepDraft;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Delay;
import org.campaignautomation.contracts.DelayFrom;
import org.campaignautomation.contracts.MissingVariable;
import org.campaignautomation.contracts.OnTooLate;
import org.campaignautomation.contracts.Step;
import org.campaignautomation.platform.ids.Ids;
import org.campaignautomation.platform.problem.Fault;
import org.jspecify.annotations.Nullable;

/** Pure: makes a step of a draft, or names every fault in it. */
final class StepCheck {
  private final List<Fault> faults;
  private final String pointer;

  private StepCheck(List<Fault> faults, String pointer) {
    this.faults = faults;
    this.pointer = pointer;
  }

  static @Nullable Step check(StepDraft draft, String pointer, int position, List<Fault> faults) {
    return new StepCheck(faults, pointer).step(draft, position);
  }

  private @Nullable Step step(StepDraft draft, int position) {
    int before = faults.size();
    Channel channel = draft.channel();
    if (channel == null) {
      fault("/channel", "required", "Give a channel: email or sms.");
    } else {
      TextCheck.check(channel, draft.subject(), draft.html(), draft.text(), pointer, faults);
    }
    Delay delay = DelayCheck.check(draft.delay(), true, pointer + "/delay", faults);
    Delay maxLateness =
        DelayCheck.check(draft.maxLateness(), false, pointer + "/maxLateness", faults);
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

  private void fault(String field, String code, String detail) {
    faults.add(new Fault(pointer + field, code, detail));
  }
}
