package org.campaignautomation.localstack.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.oas.OpenApi30;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Our answers held against Twilio's own OpenAPI description of the Messages resource. The file is
 * Twilio's and not ours to keep: TWILIO_OPENAPI names it where there is one.
 */
class TwilioDescriptionTest {
  private static final String LIST = "/2010-04-01/Accounts/{AccountSid}/Messages.json";
  private static final String ONE = "/2010-04-01/Accounts/{AccountSid}/Messages/{Sid}.json";

  private JsonNode description;
  private TwilioEndpoint endpoint;
  private TwilioCalls calls;

  @BeforeEach
  void start() throws IOException {
    String file = System.getenv("TWILIO_OPENAPI");
    assumeThat(file).as("TWILIO_OPENAPI names Twilio's OpenAPI description").isNotNull();
    description = new ObjectMapper().readTree(Path.of(file).toFile());
    endpoint = TwilioEndpoint.start(0);
    calls = new TwilioCalls(endpoint.baseUrl());
  }

  @AfterEach
  void stop() {
    if (endpoint != null) {
      endpoint.close();
    }
  }

  @Test
  void aCreatedMessageIsAsDescribed() throws Exception {
    HttpResponse<String> answer = create("+12025550123");

    assertThat(answer.statusCode()).isEqualTo(201);
    assertDescribed(LIST, "post", "201", answer);
    assertAllProperties(TwilioCalls.json(answer));
  }

  @Test
  void aFetchedMessageIsAsDescribedAtItsEnd() throws Exception {
    create("+15005553003");
    TwilioCalls.eventually(
        () ->
            assertThat(endpoint.messages())
                .allMatch(message -> message.status().equals("undelivered")));

    HttpResponse<String> answer =
        calls.get("/Messages/" + endpoint.messages().getFirst().sid() + ".json");

    assertDescribed(ONE, "get", "200", answer);
    assertAllProperties(TwilioCalls.json(answer));
  }

  @Test
  void everyPageOfTheListIsAsDescribed() throws Exception {
    assertDescribed(LIST, "get", "200", calls.list(""));
    for (int i = 0; i < 3; i++) {
      create("+12025550123");
    }
    HttpResponse<String> first = calls.list("?PageSize=2");
    assertDescribed(LIST, "get", "200", first);
    assertDescribed(
        LIST, "get", "200", calls.getUri(TwilioCalls.json(first).get("next_page_uri").asText()));
  }

  @Test
  void weKnowEveryFilterOfTheList() {
    List<String> described = new ArrayList<>();
    description
        .at("/paths")
        .get(LIST)
        .at("/get/parameters")
        .forEach(parameter -> described.add(parameter.get("name").asText()));
    described.removeAll(List.of("AccountSid", "PageSize", "Page", "PageToken"));

    assertThat(MessagePage.FILTERS).containsExactlyInAnyOrderElementsOf(described);
  }

  @Test
  void theValidatorCanSayNo() throws Exception {
    ObjectNode wrong = (ObjectNode) TwilioCalls.json(create("+12025550123"));
    wrong.put("status", "on its way");

    assertThat(schema(LIST, "post", "201").validate(wrong)).isNotEmpty();
  }

  private HttpResponse<String> create(String to) throws Exception {
    return calls.create(Map.of("To", to, "From", "+15005550006", "Body", "Hi Ann"));
  }

  private void assertDescribed(
      String path, String method, String status, HttpResponse<String> answer) throws IOException {
    assertThat(schema(path, method, status).validate(TwilioCalls.json(answer))).isEmpty();
  }

  private void assertAllProperties(JsonNode message) {
    List<String> described = new ArrayList<>();
    description
        .at("/components/schemas")
        .get("api.v2010.account.message")
        .get("properties")
        .fieldNames()
        .forEachRemaining(described::add);
    List<String> answered = new ArrayList<>();
    message.fieldNames().forEachRemaining(answered::add);

    assertThat(answered).containsExactlyInAnyOrderElementsOf(described);
  }

  private JsonSchema schema(String path, String method, String status) {
    JsonNode described =
        description
            .get("paths")
            .get(path)
            .at("/" + method + "/responses/" + status + "/content/application~1json/schema");
    // The schema refers to its neighbours, so it is given them.
    ObjectNode whole =
        described.has("$ref")
            ? new ObjectMapper()
                .createObjectNode()
                .set("allOf", new ObjectMapper().createArrayNode().add(described))
            : described.deepCopy();
    whole.set("components", description.get("components"));
    return JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V4,
            builder ->
                builder
                    .metaSchema(OpenApi30.getInstance())
                    .defaultMetaSchemaIri(OpenApi30.getInstance().getIri()))
        .getSchema(
            whole,
            // It calls page URIs "uri", and its own examples of them are relative references.
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(false).build());
  }
}
