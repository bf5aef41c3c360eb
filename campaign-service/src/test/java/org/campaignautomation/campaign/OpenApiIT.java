package org.campaignautomation.campaign;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenApiIT {
  private static final Path COMMITTED = Path.of("../docs/openapi.yaml");
  private static final Path SERVED = Path.of("target/openapi-served.yaml");

  @Test
  void isWhatTheDocumentsSay() throws IOException {
    // when
    String served = given().get("/q/openapi").then().statusCode(200).extract().asString();
    Files.writeString(SERVED, served);

    // then
    assertThat(served)
        .as("docs/openapi.yaml is out of date: copy campaign-service/%s over it", SERVED)
        .isEqualTo(Files.readString(COMMITTED));
  }
}
