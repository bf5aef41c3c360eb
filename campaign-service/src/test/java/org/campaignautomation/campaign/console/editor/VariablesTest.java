package org.campaignautomation.campaign.console.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.campaignautomation.templates.Flavour;
import org.campaignautomation.templates.TemplateCheck;
import org.junit.jupiter.api.Test;

class VariablesTest {
  @Test
  void offersOnlyWhatATemplateCanName() {
    List<String> offered = Variables.of(List.of("plan", "2nd", "with space", "städte", "a-b"));

    assertThat(offered).startsWith("firstName").contains("attributes.plan").hasSize(10);
    assertThat(offered)
        .allSatisfy(
            name ->
                assertThat(TemplateCheck.check("{{ " + name + " }}", Flavour.TEXT))
                    .as(name)
                    .isEmpty());
  }
}
