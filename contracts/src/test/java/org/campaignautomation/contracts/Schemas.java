package org.campaignautomation.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** The JSON Schemas of this module, as a consumer finds them on the class path. */
final class Schemas {
  private static final String FOLDER = "contracts/schemas/";
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  private Schemas() {}

  /** {@code JobDue} is described by {@code job-due.schema.json}. */
  static String fileOf(Class<?> record) {
    return record.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT)
        + ".schema.json";
  }

  static JsonNode read(String file) {
    try (InputStream in = Schemas.class.getClassLoader().getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new AssertionError("no schema " + file);
      }
      return ContractJson.mapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the schema has against a document; empty if it is valid. */
  static List<String> faults(String file, JsonNode document) {
    JsonSchema schema =
        FACTORY.getSchema(
            SchemaLocation.of("classpath:" + FOLDER + file),
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
    return schema.validate(document).stream().map(ValidationMessage::getMessage).toList();
  }
}
