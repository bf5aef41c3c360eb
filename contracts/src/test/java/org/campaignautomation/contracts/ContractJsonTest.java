package org.campaignautomation.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractJsonTest {
  private static final ObjectMapper JSON = ContractJson.mapper();

  @Test
  void writesNoNullsAndInstantsInUtc() throws Exception {
    assertThat(
            JSON.writeValueAsString(
                new TenantSettingsChanged(
                    "acme",
                    1,
                    "Acme",
                    "UTC",
                    null,
                    null,
                    null,
                    null,
                    Instant.parse("2026-11-22T09:00:00Z"))))
        .isEqualTo(
            """
            {"tenantId":"acme","revision":1,"companyName":"Acme","defaultZone":"UTC",\
            "changedAt":"2026-11-22T09:00:00Z"}\
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tenantId  | {"contactId":"019aac2b-7c00-7000-8000-00000000c001","revision":1,"erasedAt":"2026-11-22T09:00:00Z"}
          tenantId  | {"tenantId":null,"contactId":"019aac2b-7c00-7000-8000-00000000c001","revision":1,"erasedAt":"2026-11-22T09:00:00Z"}
          contactId | {"tenantId":"acme","revision":1,"erasedAt":"2026-11-22T09:00:00Z"}
          revision  | {"tenantId":"acme","contactId":"019aac2b-7c00-7000-8000-00000000c001","erasedAt":"2026-11-22T09:00:00Z"}
          erasedAt  | {"tenantId":"acme","contactId":"019aac2b-7c00-7000-8000-00000000c001","revision":1}
          """)
  void refusesARecordWithoutARequiredComponentAndNamesIt(String component, String json) {
    assertThatThrownBy(() -> JSON.readValue(json, ContactErased.class))
        .isInstanceOf(JsonMappingException.class)
        .hasMessageContaining("\"" + component + "\"");
  }

  @Test
  void takesNullForAnAbsentNullableComponent() throws Exception {
    assertThat(JSON.readValue("{\"address\":\"a@acme.example\",\"name\":null}", EmailSender.class))
        .isEqualTo(new EmailSender("a@acme.example", null, null));
  }

  @Test
  void keepsTheOrderAndTheNullsOfAttributes() throws Exception {
    // given
    String contact =
        """
        {"externalId":"1","zone":"UTC","zoneSource":"tenant",\
        "attributes":{"z":null,"a":{"y":1,"b":2},"m":3}}\
        """;

    // when
    String again = JSON.writeValueAsString(JSON.readValue(contact, Contact.class));

    // then
    assertThat(again).isEqualTo(contact);
  }

  @Test
  void keysAreIds() {
    UUID id = UUID.fromString("019aac2b-7c00-7000-8000-00000000c001");

    assertThat(new ContactErased("acme", id, 1, Instant.EPOCH).key()).isEqualTo(id.toString());
  }
}
