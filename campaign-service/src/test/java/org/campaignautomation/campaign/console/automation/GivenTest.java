package org.campaignautomation.campaign.console.automation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.campaignautomation.campaign.enrollment.Explanation.RuleCheck;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GivenTest {
  private static final String AT = "2026-11-22T09:00:00Z";
  private static final Instant TIME = Instant.parse(AT);

  @Test
  void aTimeIsATimeAndNotAText() {
    assertThat(given(Map.of("enrolledAt", AT), "Asia/Tokyo"))
        .containsExactly(new Given("enrolled at", "", TIME, "Asia/Tokyo"));
  }

  @Test
  void aTimeIsInTheZoneThatItsRuleNames() {
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("at", AT);
    input.put("zone", "Europe/Berlin");
    input.put("localTime", "2026-11-22T10:00");

    assertThat(given(input, "Asia/Tokyo"))
        .containsExactly(new Given("at", "", TIME, "Europe/Berlin"));
  }

  @Test
  void aZoneWithoutATimeIsSaid() {
    assertThat(given(Map.of("zone", "Europe/Berlin"), null))
        .containsExactly(new Given("zone", "Europe/Berlin", null, null));
  }

  @Test
  void codesAreWordsAndNumbersAreGrouped() {
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("channel", "sms");
    input.put("reason", "quiet_hours");
    input.put("jobs", 1_000_000);
    input.put("reachable", false);

    assertThat(given(input, null))
        .extracting(one -> one.name() + " " + one.text())
        .containsExactly("channel SMS", "reason Quiet hours", "jobs 1,000,000", "reachable no");
  }

  @Test
  void reasonsAreListedWithHowManyJobsMetThem() {
    Map<String, Object> input =
        Map.of(
            "errors",
            List.of(
                Map.of("reason", "recipient_permanent", "code", "550", "jobs", 12, "at", AT),
                Map.of("reason", "quiet_hours", "jobs", 3)));

    assertThat(given(input, null))
        .containsExactly(
            new Given("The recipient cannot be reached (550)", "12 jobs", TIME, null),
            new Given("Quiet hours", "3 jobs", null, null));
  }

  @Test
  void partsAreNamedAndNothingIsSaidOfNothing() {
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("frequencyCap", Map.of("perDay", 3));
    input.put("quietHours", null);
    input.put("tasks", List.of());

    assertThat(given(input, null))
        .containsExactly(new Given("frequency cap", "per day 3", null, null));
    assertThat(Given.of(new RuleCheck("steps", null, "pass", null, null), null)).isEmpty();
  }

  private static List<Given> given(Map<String, ?> input, @Nullable String zone) {
    return Given.of(new RuleCheck("rule", new LinkedHashMap<>(input), "pass", null, null), zone);
  }
}
