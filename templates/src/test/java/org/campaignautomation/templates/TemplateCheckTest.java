package org.campaignautomation.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateCheckTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hello",
        "Hello {{ firstName | default: \"there\" }}",
        "{{firstName}} {{ customerName }} {{companyName}} {{- attributes.city -}}",
        "{% if attributes.vip %}VIP{% elsif lastName == 'Z' %}Z{% else %}you{% endif %}",
        "{% for item in attributes.items %}{{ item.name }} {{ forloop.index }}{% endfor %}",
        "{% for i in (1..3) %}{% if i == 2 %}{% break %}{% endif %}{{ i }}{% endfor %}",
        "{% for i in (1..3) %}{% if i == 2 %}{% continue %}{% endif %}{{ i }}{% endfor %}",
        "{% assign greeting = 'Hi ' | append: firstName %}{{ greeting }}",
        "{% case locale %}{% when 'de' %}Hallo{% else %}Hello{% endcase %}",
        "{% unless attributes.vip %}x{% endunless %}",
        "{% comment %} {{ anything }} {% endcomment %}",
        "{% # a remark %}text",
        "{% raw %}{{ not a variable }}{% endraw %}",
        "{{ attributes.signup | date: '%d %B %Y' }}",
        "{{ 'a' }}"
      })
  void good_templates_have_no_faults(String template) {
    assertThat(TemplateCheck.check(template, Flavour.HTML)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      value = {
        "Hi {{ firstName^1^4^`{{` is never closed",
        "'Hi\n  {{ firstName | default: \"there }}'^2^27^this quotation mark is never closed",
        "'Hi\n\n {{ firstNam }}'^3^5^there is no variable `firstNam`",
        "{{ firstName | shout }}^1^16^there is no filter `shout`",
        "{{ firstName | escape }}^1^16^leave `escape` out",
        "{% if firstName %}Hi^1^1^`{% if %}` is never closed",
        "{% for x in attributes %}{% endif %}^1^26^`{% endif %}` stands where `{% endfor %}` belongs",
        "Hi{% endif %}^1^3^`{% endif %}` closes nothing",
        "Hi{% else %}^1^3^`{% else %}` stands outside of a block",
        "{% include 'x' %}^1^1^there is no tag `include`",
        "{% render 'x' %}^1^1^there is no tag `render`",
        "{% capture x %}a{% endcapture %}^1^1^there is no tag `capture`",
        "{% cycle 'a', 'b' %}^1^1^there is no tag `cycle`",
        "{{ }}^1^1^`{{ }}` names no variable",
        "{{ firstName | default \"x\" }}^1^1^a colon is missing after the filter `default`",
        "{% if firstName = 'x' %}a{% endif %}^1^17^`=` is not expected here",
        "{{ ['firstName'] }}^1^4^write the variable's name without brackets"
      })
  void faults_name_line_and_column(String template, int line, int column, String message) {
    assertThat(TemplateCheck.check(template, Flavour.TEXT).getFirst())
        .satisfies(
            fault -> {
              assertThat(fault.message()).startsWith(message);
              assertThat(fault.line()).isEqualTo(line);
              assertThat(fault.column()).isEqualTo(column);
            });
  }

  @Test
  void all_faults_are_named_at_once_in_reading_order() {
    assertThat(TemplateCheck.check("{{ b | shout }}\n{{ a }}", Flavour.SMS))
        .extracting(TemplateFault::line)
        .containsExactly(1, 1, 2);
  }

  @Test
  void a_source_may_be_as_long_as_its_place_allows_and_no_longer() {
    int most = Flavour.SUBJECT.maxSource();
    assertThat(TemplateCheck.check("x".repeat(most), Flavour.SUBJECT)).isEmpty();
    assertThat(TemplateCheck.check("x".repeat(most + 1), Flavour.SUBJECT))
        .singleElement()
        .extracting(TemplateFault::message)
        .asString()
        .contains("characters allowed");
  }

  @Test
  void deep_nesting_is_refused_and_not_a_stack_overflow() {
    assertThat(TemplateCheck.check("{% if zone %}".repeat(10_000), Flavour.HTML))
        .isNotEmpty()
        .allSatisfy(fault -> assertThat(fault.message()).contains("nested"));
    String parentheses = "(".repeat(50_000) + "1" + ")".repeat(50_000);
    assertThat(TemplateCheck.check("{% if " + parentheses + " %}a{% endif %}", Flavour.HTML))
        .isNotEmpty();
  }

  @Test
  void too_many_tags_are_refused() {
    assertThat(TemplateCheck.check("{{zone}}".repeat(5_001), Flavour.HTML))
        .extracting(TemplateFault::message)
        .containsExactly("more than 5000 tags");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      value = {
        "Hi {{ firstName }}, {{ attributes.city }}^firstName@1:4 attributes.city@1:21",
        "'Hi\n {{ firstName }} {{ firstName }}'^firstName@2:2",
        "{{ firstName | upcase }}^firstName@1:1",
        "{{ firstName | default: 'there' }}{{ firstName | default: lastName }}^''",
        "{% if firstName %}{{ firstName }}{% endif %}^''",
        "{% if a == 1 %}{% assign a = 2 %}{% elsif lastName %}{{ lastName }}{% endif %}^''",
        "{% unless firstName == blank %}{{ firstName }}{% endunless %}^''",
        "{% case locale %}{% when 'de' %}{{ locale }}{% endcase %}^''",
        "{% if firstName %}{{ lastName }}{% endif %}{{ firstName }}^lastName@1:19 firstName@1:44",
        "{% for item in attributes.items %}{{ item.name }}{% endfor %}^''",
        "{% assign greeting = 'Hi' %}{{ greeting }}{{ 'x' }}^''"
      })
  void variablesWithoutDefaultAreListed(String template, String expected) {
    assertThat(
            Template.parse(template, Flavour.TEXT).withoutDefault().stream()
                .map(found -> found.name() + "@" + found.line() + ":" + found.column()))
        .containsExactlyElementsOf(
            expected.isEmpty() ? List.of() : List.of(expected.split(" ", -1)));
  }
}
