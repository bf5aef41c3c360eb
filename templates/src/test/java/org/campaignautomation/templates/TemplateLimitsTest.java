package org.campaignautomation.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.campaignautomation.templates.RenderException.Reason;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateLimitsTest {
  private static final String SECRET = "secret-value";

  private static Rendered render(String template, Flavour flavour) {
    Map<String, Object> values =
        Map.of("firstName", SECRET, "attributes", Map.of("huge", "1e999999999", "x", "y"));
    return Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> Template.parse(template, flavour).render(values, Instant.EPOCH));
  }

  private static Reason reason(String template, Flavour flavour) {
    RenderException thrown =
        catchThrowableOfType(RenderException.class, () -> render(template, flavour));
    assertThat(thrown).isNotNull();
    assertThat(thrown).hasMessageNotContaining(SECRET);
    return thrown.reason();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      value = {
        "{% for i in (1..2147483646) %}{% endfor %}^TOO_MANY_ITERATIONS",
        "{% for i in (1..2000) %}{% for j in (1..2000) %}{% endfor %}{% endfor %}^TOO_MANY_ITERATIONS",
        "{% assign x = 'aaaaaaaaaa' %}{% for i in (1..64) %}{% assign x = x | append: x %}{% endfor %}^TOO_EXPENSIVE",
        "{% assign x = 'aaaaaaaaaa' %}{% for i in (1..64) %}{% assign x = x | replace: 'a', x %}{% endfor %}^TOO_EXPENSIVE",
        "{% assign x = 9 %}{% for i in (1..999) %}{% assign x = x | times: x %}{% endfor %}^UNUSABLE_VALUE",
        "{{ attributes.huge | plus: 1 }}^UNUSABLE_VALUE",
        "{{ '1' | round: attributes.huge }}^UNUSABLE_VALUE",
        "{{ firstName | plus: 1 }}^UNUSABLE_VALUE",
        "{{ 1 | divided_by: 0 }}^UNUSABLE_VALUE",
        "{{ firstName | date: '%d' }}^UNUSABLE_VALUE",
        "{{ 'now' | date: '%Q' }}^UNUSABLE_VALUE",
        "{% if firstName > 3 %}a{% endif %}{{ firstName | truncate: firstName }}^UNUSABLE_VALUE"
      })
  void a_costly_or_wrong_template_ends_soon_and_says_why_without_the_value(
      String template, Reason reason) {
    assertThat(reason(template, Flavour.HTML)).isEqualTo(reason);
  }

  @Test
  void output_may_be_as_long_as_its_place_allows_and_no_longer() {
    String most = "x".repeat(Flavour.SMS.maxOutput());
    assertThat(render(most, Flavour.SMS).text()).hasSize(1600);
    assertThat(reason(most + "{{ attributes.x }}", Flavour.SMS)).isEqualTo(Reason.OUTPUT_TOO_LONG);
    assertThat(reason("{% for i in (1..9999) %}" + "x".repeat(1000) + "{% endfor %}", Flavour.HTML))
        .isEqualTo(Reason.OUTPUT_TOO_LONG);
  }

  @Test
  void rendering_stops_after_its_time() {
    // Each turn is cheap in text and dear in time: 4,000 outputs in each of 10,000 turns.
    String turn = "{{ attributes.none | default: '' }}".repeat(4_000);
    assertThat(reason("{% for i in (1..9999) %}" + turn + "{% endfor %}", Flavour.HTML))
        .isEqualTo(Reason.TOO_EXPENSIVE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{% include 'pom.xml' %}",
        "{% include_relative pom.xml %}",
        "{% render 'pom' %}",
        "{% ifchanged %}a{% endifchanged %}",
        "{% increment x %}",
        "{% tablerow x in attributes %}a{% endtablerow %}"
      })
  void no_tag_reaches_beyond_the_sandbox(String template) {
    assertThatExceptionOfType(TemplateException.class)
        .isThrownBy(() -> Template.parse(template, Flavour.HTML));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ firstName | append: %s'b' }}^'a', ",
        "{{ attributes%s }}^.a",
        "{{ firstName %s}}^| upcase ",
        "{%% if firstName %s%%}a{%% endif %%}^and lastName "
      })
  void parsing_ends_soon_however_long_a_tag_is(String template) {
    String[] parts = template.split("\\^", -1);
    String source = parts[0].formatted(parts[1].repeat(250_000 / parts[1].length()));

    TemplateException thrown =
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(5),
            () ->
                catchThrowableOfType(
                    TemplateException.class, () -> Template.parse(source, Flavour.HTML)));

    assertThat(thrown.faults())
        .singleElement()
        .satisfies(
            fault -> assertThat(fault.message()).isEqualTo("a tag of more than 1000 characters"));
  }
}
