package org.campaignautomation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.campaignautomation.endtoend.installation.LogPrivacy;
import org.campaignautomation.endtoend.installation.Person;
import org.junit.jupiter.api.Test;

/** The check that every scenario ends with can fail. */
class LogPrivacyTest {
  private static final Person PERSON = Person.next();

  @Test
  void findsEachKindOfLeak() {
    for (String secret :
        List.of(
            PERSON.email(),
            PERSON.email().toUpperCase(java.util.Locale.ROOT),
            PERSON.phone(),
            PERSON.firstName(),
            PERSON.lastName(),
            "Hello " + LogPrivacy.CONTENT_MARK,
            "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2ln",
            "ca_0123456789abcdefghijklmnop",
            "local-twilio-token",
            "campaign-service-secret",
            "console-secret-of-a-machine-that-nobody-reaches")) {
      assertThat(LogPrivacy.leaks("a-service", List.of("{\"message\":\"x\"}", "sent to " + secret)))
          .as(secret)
          .isNotEmpty();
    }
  }

  @Test
  void acceptsIdsAndCodes() {
    assertThat(
            LogPrivacy.leaks(
                "a-service",
                List.of(
                    "{\"message\":\"sent\",\"jobId\":\"019aac2b-7c00-7000-8000-000000000b01\","
                        + "\"providerId\":\"SM00000000000000000000000000000001\","
                        + "\"traceId\":\"4bf92f3577b34da6a3ce929d0e0e4736\",\"tenantId\":\"acme\"}")))
        .isEmpty();
  }
}
