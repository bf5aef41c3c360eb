package org.campaignautomation.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas say neither more nor less than the records. */
class SchemasTest {

  static Set<Class<?>> records() {
    Set<Class<?>> found = new LinkedHashSet<>();
    EventTypes.all().values().forEach(type -> collect(type, found));
    return found;
  }

  @ParameterizedTest
  @MethodSource("records")
  void describesEveryComponent(Class<?> record) {
    // given
    JsonNode schema = Schemas.read(Schemas.fileOf(record));

    // then
    assertThat(schema.path("title").asText()).isEqualTo(record.getSimpleName());
    assertThat(schema.path("properties").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(names(record, false));
    assertThat(schema.path("required"))
        .extracting(JsonNode::asText)
        .containsExactlyInAnyOrderElementsOf(names(record, true));
  }

  @ParameterizedTest
  @MethodSource("records")
  void namesEveryChoice(Class<?> record) {
    // given
    JsonNode properties = Schemas.read(Schemas.fileOf(record)).path("properties");

    // then
    for (RecordComponent component : record.getRecordComponents()) {
      Class<?> type = elementType(component.getGenericType());
      if (type.isEnum()) {
        JsonNode property = properties.path(component.getName());
        JsonNode choices = property.has("items") ? property.path("items") : property;
        assertThat(choices.path("enum"))
            .extracting(JsonNode::asText)
            .containsExactlyElementsOf(constants(type));
      }
    }
  }

  @Test
  void everyTypeOfTheHierarchyIsRegistered() {
    assertThat(Set.<Class<?>>copyOf(EventTypes.all().values()))
        .containsExactlyInAnyOrderElementsOf(leaves(Event.class));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tenantId    | "Not A Slug"
          tenantId    | null
          revision    | 0
          jobId       | "17"
          channel     | "fax"
          dueAt       | "tomorrow"
          contact     | {"externalId": "x"}
          """)
  void refusesWhatNoRecordCanBe(String property, String value) throws Exception {
    // given
    JsonNode job =
        ContractJson.mapper().valueToTree(SampleEvents.byFileName().get("JobDue.full.json"));

    // when
    ((ObjectNode) job).set(property, ContractJson.mapper().readTree(value));

    // then
    assertThat(Schemas.faults("job-due.schema.json", job)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 | {"externalId": "1", "email": "ada@example.com", "firstName": "Ada"}
          0 | {"externalId": "1", "phone": null, "attributes": {"plan": "gold"}}
          1 | {"email": "ada@example.com"}
          1 | {"externalId": ""}
          1 | {"externalId": "1", "emial": "ada@example.com"}
          1 | {"externalId": "1", "phone": 12025550101}
          """)
  void describesTheContactOfACrm(int faults, String contact) throws Exception {
    JsonNode document = ContractJson.mapper().readTree(contact);

    assertThat(Schemas.faults("crm-contact.schema.json", document)).hasSize(faults);
  }

  private static List<String> names(Class<?> record, boolean requiredOnly) {
    return Arrays.stream(record.getRecordComponents())
        .filter(c -> !requiredOnly || !c.getAnnotatedType().isAnnotationPresent(Nullable.class))
        .map(RecordComponent::getName)
        .toList();
  }

  private static List<String> constants(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
        .toList();
  }

  private static void collect(Class<?> type, Set<Class<?>> found) {
    if (type.isRecord() && found.add(type)) {
      for (RecordComponent component : type.getRecordComponents()) {
        collect(elementType(component.getGenericType()), found);
      }
    }
  }

  private static Class<?> elementType(Type type) {
    return switch (type) {
      case Class<?> plain -> plain;
      case ParameterizedType list -> elementType(list.getActualTypeArguments()[0]);
      default -> throw new AssertionError("unexpected type " + type);
    };
  }

  private static List<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(t -> leaves(t).stream()).toList()
        : List.of(type);
  }
}
