package org.campaignautomation.campaign.console.editor;

import java.util.List;
import org.campaignautomation.campaign.address.Zones;
import org.campaignautomation.campaign.definition.Campaign;
import org.campaignautomation.contracts.Channel;
import org.jspecify.annotations.Nullable;

/**
 * What the editor shows at first.
 *
 * @param readOnly why it cannot be edited; null if it can
 * @param variables that templates may name
 * @param defaultZone the tenant's
 * @param tester who gets test messages
 */
public record EditorForm(
    Campaign campaign,
    ScheduleForm schedule,
    List<StepCard> steps,
    List<String> variables,
    String defaultZone,
    @Nullable String readOnly,
    Tester tester) {

  /** What new cards are copied from. */
  public List<StepCard> blankSteps() {
    return List.of(StepCard.blank(Channel.EMAIL), StepCard.blank(Channel.SMS));
  }

  /** What new windows are copied from. */
  public WindowRow blankWindow() {
    return WindowRow.blank();
  }

  /** To choose from. */
  public List<String> zones() {
    return Zones.all();
  }
}
