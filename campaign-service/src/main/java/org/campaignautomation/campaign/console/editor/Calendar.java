package org.campaignautomation.campaign.console.editor;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When each step would go out to somebody.
 *
 * @param without why there is nothing to show; null if there is
 * @param zone whose days these are: that in which the schedule is read
 * @param contactZone the contact's
 * @param elsewhere whether the contact's clock shows another time
 */
@CheckedTemplate(basePath = "console/editor", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record Calendar(
    @Nullable String without,
    String zone,
    String contactZone,
    boolean elsewhere,
    List<PlannedStep> steps,
    List<CalendarStrip.Cell> days)
    implements TemplateInstance {

  static Calendar without(String reason) {
    return new Calendar(reason, "", "", false, List.of(), List.of());
  }
}
