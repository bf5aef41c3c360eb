package org.campaignautomation.campaign.api;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jspecify.annotations.Nullable;

/**
 * Makes the served description say what is so everywhere: enumerations in lower snake case, problem
 * documents, and keys beside tokens.
 */
public class ApiDescription implements OASFilter {
  private static final String PROBLEM = "Problem";
  private static final String API_KEY = "apiKey";
  private static final String KEY_SCOPE = "key:";

  @Override
  public Schema filterSchema(Schema schema) {
    List<Object> values = schema.getEnumeration();
    if (values != null) {
      schema.setEnumeration(
          values.stream()
              .map(value -> (Object) String.valueOf(value).toLowerCase(Locale.ROOT))
              .toList());
    }
    if ("local-time".equals(schema.getFormat())) {
      schema.setExamples(List.of("09:00"));
    }
    return schema;
  }

  @Override
  public Operation filterOperation(Operation operation) {
    operation.getResponses().addAPIResponse("default", problemResponse());
    if (takesKeys(operation)) {
      operation.addSecurityRequirement(
          OASFactory.createSecurityRequirement().addScheme(API_KEY, List.of()));
    }
    return operation;
  }

  @Override
  public void filterOpenAPI(OpenAPI description) {
    description.getComponents().addSchema(PROBLEM, problem());
    description
        .getComponents()
        .addSecurityScheme(
            API_KEY,
            OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.HEADER)
                .name("X-API-Key"));
  }

  private static boolean takesKeys(Operation operation) {
    return operation.getSecurity() != null
        && operation.getSecurity().stream()
            .flatMap(requirement -> requirement.getSchemes().values().stream())
            .anyMatch(ApiDescription::namesKey);
  }

  private static boolean namesKey(@Nullable List<String> roles) {
    return roles != null && roles.stream().anyMatch(role -> role.startsWith(KEY_SCOPE));
  }

  private static APIResponse problemResponse() {
    return OASFactory.createAPIResponse()
        .description("A problem document (RFC 9457)")
        .content(
            OASFactory.createContent()
                .addMediaType(
                    "application/problem+json",
                    OASFactory.createMediaType()
                        .schema(OASFactory.createSchema().ref("#/components/schemas/" + PROBLEM))));
  }

  private static Schema problem() {
    Schema fault =
        object(
            Map.of(
                "pointer", text("JSON pointer into the body"),
                "code", text("For programs; stable"),
                "detail", text("For people")));
    return object(Map.of())
        .addProperty("type", text("about:blank"))
        .addProperty("title", text("The status in words"))
        .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
        .addProperty("detail", text("What happened and what to do, for people"))
        .addProperty("instance", text("The path asked for"))
        .addProperty("code", text("For programs; stable"))
        .addProperty(
            "errors", OASFactory.createSchema().addType(Schema.SchemaType.ARRAY).items(fault))
        .description("Further members say what to do, such as allowed or waiting.");
  }

  private static Schema object(Map<String, Schema> properties) {
    Schema object = OASFactory.createSchema().addType(Schema.SchemaType.OBJECT);
    properties.keySet().stream()
        .sorted()
        .forEach(name -> object.addProperty(name, properties.get(name)));
    return object;
  }

  private static Schema text(String description) {
    return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
  }
}
