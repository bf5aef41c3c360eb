package org.campaignautomation.campaign.console.editor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutcomesTest {
  @Test
  void saysWhichValueIsMissingAndWhatToDo() {
    assertThat(Outcomes.why("missing_variable:attributes.plan"))
        .contains("attributes.plan", "default");
  }

  @Test
  void knowsNoReasonThatItDoesNotSay() {
    assertThat(Outcomes.why("render_limit")).contains("render limit");
    assertThat(Outcomes.why("no_address")).contains("no address");
    assertThat(Outcomes.why(null)).isNotBlank();
  }
}
