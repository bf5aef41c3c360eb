package org.campaignautomation.campaign.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.campaignautomation.campaign.contact.ContactField;
import org.campaignautomation.campaign.contact.ContactPatch;
import org.campaignautomation.platform.problem.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappingTest {
  @Test
  void isSuggestedByTheNamesOfTheColumns() {
    // when
    Mapping suggested =
        MappingSuggestion.of(
            List.of(
                "Customer No.",
                "E-Mail Address",
                "Mobile Phone",
                "Vorname",
                "Surname",
                "Shoe size",
                "attributes.plan",
                "Time zone",
                "Email",
                "Company"));

    // then
    assertThat(suggested)
        .isEqualTo(
            new Mapping(
                "Customer No.",
                "E-Mail Address",
                "Mobile Phone",
                "Vorname",
                "Surname",
                null,
                "Company",
                "Time zone",
                null,
                Map.of("plan", "attributes.plan")));
  }

  @Test
  void isHeldAgainstTheColumns() {
    // given
    Mapping mapping =
        Mapping.of(
            Map.of(ContactField.EMAIL, "Mail"), Map.of("a.b", "E-mail", " ", "E-mail", "c", "no"));

    // when
    List<Fault> faults = mapping.faults(List.of("E-mail"));

    // then
    assertThat(faults)
        .extracting(fault -> fault.pointer() + " " + fault.code())
        .containsExactly(
            "/mapping/externalId required",
            "/mapping/email unknown_column",
            "/mapping/attributes/  invalid_name",
            "/mapping/attributes/a.b invalid_name",
            "/mapping/attributes/c unknown_column");
  }

  @Test
  void makesAContactOfARow() {
    // given
    List<String> columns = List.of("id", "mail", "plan", "rest");
    Mapping mapping =
        Mapping.of(
            Map.of(
                ContactField.EXTERNAL_ID, "id",
                ContactField.EMAIL, "mail",
                ContactField.CUSTOMER_NAME, "id",
                ContactField.LAST_NAME, "rest"),
            Map.of("plan", "plan"));
    RowMapper mapper = new RowMapper(columns, mapping);

    // when
    CsvRow row = new CsvRow(2, List.of(" 7 ", "", "'=gold"));
    ContactPatch patch = mapper.patch(row);

    // then
    assertThat(patch.texts())
        .containsOnly(
            Map.entry(ContactField.EXTERNAL_ID, "7"), Map.entry(ContactField.CUSTOMER_NAME, "7"));
    assertThat(patch.attributes()).containsOnly(Map.entry("plan", "=gold"));
    assertThat(mapper.isTooWide(row)).isFalse();
    assertThat(mapper.isTooWide(new CsvRow(2, List.of("1", "2", "3", "4", "5")))).isTrue();
    assertThat(mapper.columnOf("/email")).isEqualTo("mail");
    assertThat(mapper.columnOf("/phone")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+12025550123",
        "-1",
        "@x",
        "\tx",
        "\rx",
        "'=1",
        "''+1",
        "＝1",
        "plain",
        "'plain",
        "'",
        ""
      })
  void formulasComeBackAsTheyWent(String cell) {
    // when
    String written = FormulaGuard.written(cell);

    // then
    assertThat(FormulaGuard.read(written)).isEqualTo(cell);
    assertThat(written).doesNotMatch("(?s)^[=+\\-@\\t\\r\uFF1D].*");
  }
}
