package org.campaignautomation.campaign.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Fields in words: {@code /steps/0/delay/amount} is "Step 1, delay". */
public final class Places {
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("name", "Name"),
          Map.entry("trigger", "Trigger"),
          Map.entry("lookBackDays", "Look-back"),
          Map.entry("schedule", "Schedule"),
          Map.entry("zone", "zone"),
          Map.entry("blackoutDates", "closed days"),
          Map.entry("days", "days"),
          Map.entry("start", "from"),
          Map.entry("end", "to"),
          Map.entry("channel", "channel"),
          Map.entry("delay", "delay"),
          Map.entry("subject", "subject"),
          Map.entry("html", "HTML"),
          Map.entry("text", "text"),
          Map.entry("maxLateness", "how late at most"));

  private Places() {}

  /**
   * In words.
   *
   * @param pointer to a field of a campaign, as JSON pointer
   */
  public static String of(String pointer) {
    List<String> words = new ArrayList<>();
    String[] parts = pointer.split("/", -1);
    for (int i = 1; i < parts.length; i++) {
      boolean numbered = i + 1 < parts.length && isNumber(parts[i + 1]);
      if (parts[i].equals("steps") && numbered) {
        words.add("Step " + (Integer.parseInt(parts[++i]) + 1));
      } else if (parts[i].equals("steps")) {
        words.add("Steps");
      } else if (parts[i].equals("windows") && numbered) {
        words.add("window " + (Integer.parseInt(parts[++i]) + 1));
      } else if (WORDS.containsKey(parts[i])) {
        words.add(WORDS.get(parts[i]));
      }
    }
    return words.isEmpty() ? "Campaign" : String.join(", ", words);
  }

  private static boolean isNumber(String text) {
    return text.matches("\\d{1,4}");
  }
}
