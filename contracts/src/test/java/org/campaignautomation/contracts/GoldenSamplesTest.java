package org.campaignautomation.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Samples once written must be read by every later version, and what is written must be valid. */
class GoldenSamplesTest {
  private static final ObjectMapper JSON = ContractJson.mapper();
  private static final Map<String, Event> EXPECTED = SampleEvents.byFileName();

  static List<Path> samples() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.sorted().toList();
    }
  }

  @Test
  void everySampleIsExpectedAndEveryExpectationIsASample() throws IOException {
    assertThat(samples())
        .extracting(file -> file.getFileName().toString())
        .containsExactlyElementsOf(EXPECTED.keySet());
  }

  @Test
  void everyRecordHasItsVariants() {
    for (Class<? extends Event> type : EventTypes.all().values()) {
      assertThat(nullComponents(sample(type, "full"))).as(type.getSimpleName()).isEmpty();
      List<String> nullable =
          Arrays.stream(type.getRecordComponents())
              .filter(c -> c.getAnnotatedType().isAnnotationPresent(Nullable.class))
              .map(RecordComponent::getName)
              .toList();
      if (!nullable.isEmpty()) {
        assertThat(nullComponents(sample(type, "minimal")))
            .as(type.getSimpleName())
            .containsExactlyElementsOf(nullable);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isReadAsWhatItMeans(Path file) throws IOException {
    assertThat(read(file)).isEqualTo(expected(file));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isStillReadWithPropertiesOfALaterVersion(Path file) throws IOException {
    // given
    ObjectNode later = (ObjectNode) JSON.readTree(file.toFile());
    later.put("addedLater", "unknown here");
    later.findParents("externalId").forEach(c -> ((ObjectNode) c).putArray("addedLater").add(1));

    // when
    Event event = JSON.treeToValue(later, typeOf(file));

    // then
    assertThat(event).isEqualTo(expected(file));
    assertThat(Schemas.faults(Schemas.fileOf(typeOf(file)), later)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isWrittenBackAsItWas(Path file) throws IOException {
    // when
    JsonNode written = JSON.readTree(JSON.writeValueAsBytes(expected(file)));

    // then
    assertThat(written).isEqualTo(JSON.readTree(file.toFile()));
    assertThat(Schemas.faults(Schemas.fileOf(typeOf(file)), written)).isEmpty();
  }

  private static Event read(Path file) throws IOException {
    return JSON.readValue(file.toFile(), typeOf(file));
  }

  private static Class<? extends Event> typeOf(Path file) {
    String name = file.getFileName().toString();
    return EventTypes.recordOf(name.substring(0, name.indexOf('.'))).orElseThrow();
  }

  private static Event expected(Path file) {
    return Objects.requireNonNull(EXPECTED.get(file.getFileName().toString()));
  }

  private static Event sample(Class<? extends Event> type, String variant) {
    String name = type.getSimpleName() + "." + variant + ".json";
    return Objects.requireNonNull(EXPECTED.get(name), () -> "no sample " + name);
  }

  private static List<String> nullComponents(Event event) {
    return Arrays.stream(event.getClass().getRecordComponents())
        .filter(component -> isNull(component, event))
        .map(RecordComponent::getName)
        .toList();
  }

  private static boolean isNull(RecordComponent component, Event event) {
    try {
      return component.getAccessor().invoke(event) == null;
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static Path folder() {
    try {
      return Path.of(
          Objects.requireNonNull(GoldenSamplesTest.class.getResource("/golden/v1")).toURI());
    } catch (URISyntaxException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
