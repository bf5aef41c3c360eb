package org.campaignautomation.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The document names every topic, record and header that the code knows, and no other. */
class AsyncApiTest {
  private static final JsonNode DOCUMENT = read();

  @Test
  void namesEveryTopic() {
    // given
    Set<String> topics = constants(Topics.class, name -> !name.startsWith("CRM_"));
    topics.add(Topics.crmContacts("{tenant}"));

    // then
    assertThat(DOCUMENT.path("asyncapi").asText()).isEqualTo("3.0.0");
    assertThat(DOCUMENT.path("channels"))
        .extracting(channel -> channel.path("address").asText())
        .containsExactlyInAnyOrderElementsOf(topics);
  }

  @Test
  void putsEveryRecordOnItsTopic() {
    // given
    Map<String, Set<String>> expected =
        SampleEvents.byFileName().values().stream()
            .collect(
                Collectors.groupingBy(
                    Event::topic, Collectors.mapping(Event::type, Collectors.toSet())));
    expected.put(Topics.crmContacts("{tenant}"), constants(CrmEventTypes.class, name -> true));

    // when
    Map<String, Set<String>> documented =
        elements(DOCUMENT.path("channels")).stream()
            .collect(Collectors.toMap(c -> c.path("address").asText(), AsyncApiTest::typesOf));

    // then
    assertThat(documented).isEqualTo(expected);
  }

  @Test
  void describesEveryRecordByItsSchema() {
    for (Map.Entry<String, Class<? extends Event>> type : EventTypes.all().entrySet()) {
      JsonNode message = DOCUMENT.at("/components/messages/" + type.getKey());
      assertThat(message.at("/payload/$ref").asText())
          .isEqualTo("schemas/" + Schemas.fileOf(type.getValue()));
      assertThat(message.at("/headers/$ref").asText()).isEqualTo("#/components/schemas/Headers");
      assertThat(message.at("/bindings/kafka/key/type").asText()).isEqualTo("string");
    }
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    for (JsonNode reference : DOCUMENT.findValues("$ref")) {
      String target = reference.asText();
      if (target.startsWith("#")) {
        assertThat(DOCUMENT.at(target.substring(1)).isMissingNode()).as(target).isFalse();
      } else {
        assertThat(Schemas.read(target.substring("schemas/".length()))).as(target).isNotNull();
      }
    }
  }

  @Test
  void namesEveryHeader() {
    for (String headers : List.of("Headers", "CrmHeaders")) {
      assertThat(DOCUMENT.at("/components/schemas/" + headers + "/properties").fieldNames())
          .toIterable()
          .containsExactlyInAnyOrderElementsOf(constants(CloudEventHeaders.class, name -> true));
    }
  }

  @Test
  void saysHowEachTopicIsKept() {
    for (JsonNode channel : DOCUMENT.path("channels")) {
      JsonNode kafka = channel.at("/bindings/kafka");
      String topic = channel.path("address").asText();
      assertThat(kafka.path("partitions").asInt()).as(topic).isPositive();
      assertThat(kafka.at("/topicConfiguration/cleanup.policy")).as(topic).hasSize(1);
    }
  }

  private static Set<String> typesOf(JsonNode channel) {
    return elements(channel.path("messages")).stream()
        .map(message -> DOCUMENT.at(message.path("$ref").asText().substring(1)))
        .map(message -> message.path("name").asText())
        .collect(Collectors.toSet());
  }

  private static List<JsonNode> elements(JsonNode parent) {
    return StreamSupport.stream(parent.spliterator(), false).toList();
  }

  private static Set<String> constants(Class<?> type, Predicate<String> filter) {
    return Arrays.stream(type.getFields())
        .filter(field -> Modifier.isStatic(field.getModifiers()) && filter.test(field.getName()))
        .map(AsyncApiTest::value)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String value(Field field) {
    try {
      return String.valueOf(field.get(null));
    } catch (IllegalAccessException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static JsonNode read() {
    try (InputStream in =
        AsyncApiTest.class.getClassLoader().getResourceAsStream("contracts/asyncapi.yaml")) {
      return new YAMLMapper().readTree(in);
    } catch (IOException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
