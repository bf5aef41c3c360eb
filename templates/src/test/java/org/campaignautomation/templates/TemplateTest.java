package org.campaignautomation.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
  private static final Instant NOW = Instant.parse("2026-11-22T02:30:00Z");

  private static Rendered render(String template, Flavour flavour, Map<String, ?> values) {
    return Template.parse(template, flavour).render(new HashMap<>(values), NOW);
  }

  private static String text(String template, Map<String, ?> values) {
    return render(template, Flavour.TEXT, values).text();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      value = {
        "Hi {{ firstName | default: \"there\" }}^Hi Ann",
        "{{firstName | upcase | append: '!'}}^ANN!",
        "{{ attributes.address.city }}^Rome",
        "{{ attributes.tags | join: ', ' }}^a, b",
        "{{ attributes.tags[1] }}^b",
        "{{ attributes.tags.first }}^a",
        "{% for t in attributes.tags %}<{{ t }}{{ forloop.index }}>{% endfor %}^<a1><b2>",
        "{% if attributes.points > 9 %}many{% else %}few{% endif %}^many",
        "{% if attributes.vip and firstName == 'Ann' %}yes{% endif %}^yes",
        "{% case firstName %}{% when 'Bob' %}B{% when 'Ann' %}A{% endcase %}^A",
        "{{ attributes.points | plus: 5 }}^15",
        "{{ attributes.points | divided_by: 4 }}^2",
        "{{ attributes.price | times: 3 }}^29.85",
        "{{ attributes.price | round: 1 }}^10",
        "{{ attributes.price | floor }}^9",
        "{{ attributes.points | modulo: 4 }}^2",
        "{{ attributes.points | minus: 12 | abs }}^2",
        "{{ attributes.points | at_most: 7 }}^7",
        "{{ 'a-b-c' | replace: '-', '+' }}^a+b+c",
        "{{ 'a-b-c' | remove: '-' }}^abc",
        "{{ 'a b' | url_encode }}^a+b",
        "{{ 'a,b,c' | split: ',' | reverse | join }}^c b a",
        "{{ 'one two three' | truncatewords: 2 }}^one two...",
        "{% assign n = firstName | downcase %}{{ n }}^ann",
        "{% for i in (1..5) %}{% if i == 3 %}{% break %}{% endif %}{{ i }}{% endfor %}^12",
        "{% for i in (1..3) %}{% if i == 2 %}{% continue %}{% endif %}{{ i }}{% endfor %}^13",
        "{% raw %}{{ x }}{% endraw %}^{{ x }}"
      })
  void speaks_liquid(String template, String expected) {
    Map<String, Object> values =
        Map.of(
            "firstName",
            "Ann",
            "attributes",
            Map.of(
                "address",
                Map.of("city", "Rome"),
                "tags",
                List.of("a", "b"),
                "points",
                10,
                "price",
                9.95,
                "vip",
                true));
    assertThat(text(template, values)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      value = {
        "2026-03-08T23:30:00Z^%Y-%m-%d %H:%M^America/New_York^en^2026-03-08 19:30",
        "2026-11-22T02:30:00Z^%d %B %Y^America/New_York^en^21 November 2026",
        "2026-11-22T02:30:00+02:00^%A^Asia/Tokyo^de^Sonntag",
        "2026-11-22^%-d. %B^Asia/Tokyo^de^22. November",
        "2026-11-22T09:05:00^%-I:%M %p^Europe/Berlin^en-US^9:05 AM",
        "now^%F %R^Asia/Kolkata^en^2026-11-22 08:00"
      })
  void dates_are_written_in_the_contacts_zone_and_language(
      String date, String format, String zone, String locale, String expected) {
    assertThat(
            text(
                "{{ attributes.d | date: '" + format + "' }}",
                Map.of("attributes", Map.of("d", date), "zone", zone, "locale", locale)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      value = {
        "{{ firstName }}^firstName",
        "{{ attributes.city }}^attributes.city",
        "{{ firstName | append: '!' }}^firstName",
        "{{ firstName | default: lastName }}^firstName",
        "{{ attributes.blank }}^attributes.blank",
        "{% if zone %}a{% else %}{{ firstName }}{% endif %}^firstName"
      })
  void a_variable_without_value_and_default_is_reported(String template, String name) {
    Map<String, Object> values = Map.of("attributes", Map.of("blank", " "));
    assertThat(render(template, Flavour.TEXT, values).missing()).containsExactly(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ firstName | default: 'there' }}",
        "{{ firstName | default: '' }}",
        "{{ firstName | default: zone }}",
        "{% if firstName %}{{ firstName }}{% endif %}"
      })
  void a_default_or_an_if_makes_a_missing_variable_fine(String template) {
    assertThat(render(template, Flavour.TEXT, Map.of("zone", "UTC")).missing()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ firstName }}",
        "{{ firstName | append: attributes.evil }}",
        "{{ '' | append: firstName | strip }}",
        "{{ firstName | replace: 'zzz', 'y' }}",
        "{{ attributes.list }}",
        "{{ attributes.list | join: firstName }}",
        "{% for x in attributes.list %}{{ x }}{% endfor %}",
        "{% assign x = firstName | append: 'a' %}{{ x }}",
        "{% case zone %}{% when 'x' %}{% else %}{{ attributes.evil | default: firstName }}{% endcase %}"
      })
  void no_template_can_let_a_value_through_as_html(String template) {
    String evil = "<script>alert('x')</script>\"&";
    Map<String, Object> values =
        Map.of("firstName", evil, "attributes", Map.of("evil", evil, "list", List.of(evil, evil)));
    assertThat(render(template, Flavour.HTML, values).text())
        .contains("&lt;script&gt;")
        .doesNotContain("<", ">", "\"", "'");
  }

  @Test
  void a_value_is_not_a_template() {
    assertThat(text("{{ firstName }}", Map.of("firstName", "{{ email }}{% if %}")))
        .isEqualTo("{{ email }}{% if %}");
  }

  @Test
  void a_value_that_is_a_bean_is_not_looked_into() {
    assertThat(
            render(
                    "{{ attributes.thing.name }}{{ attributes.thing.class }}",
                    Flavour.TEXT,
                    Map.of("attributes", Map.of("thing", Thread.currentThread())))
                .text())
        .isEmpty();
  }

  @Test
  void a_subject_is_one_line_without_control_characters() {
    Rendered rendered =
        render(
            "Hi {{ firstName }}\r\nX",
            Flavour.SUBJECT,
            Map.of("firstName", "A\r\nBcc: e@x.example\n\0\u0085\u2028z"));
    assertThat(rendered.text()).isEqualTo("Hi A Bcc: e@x.example z X");
  }

  @Test
  void an_sms_keeps_its_lines_and_loses_other_control_characters() {
    assertThat(render("a\nb{{ firstName }}", Flavour.SMS, Map.of("firstName", "\u001bc")).text())
        .isEqualTo("a\nbc");
  }

  @Test
  void one_template_serves_many_threads_without_mixing_people_up() {
    Template template = Template.parse("{{ attributes[firstName] }}{{ firstName }}", Flavour.TEXT);
    List<String> wrong =
        IntStream.range(0, 20_000)
            .parallel()
            .mapToObj(
                i -> {
                  String key = "k" + i;
                  String text =
                      template
                          .render(Map.of("firstName", key, "attributes", Map.of(key, "v" + i)), NOW)
                          .text();
                  return text.equals("v" + i + key) ? "" : text;
                })
            .filter(text -> !text.isEmpty())
            .toList();
    assertThat(wrong).isEmpty();
  }
}
