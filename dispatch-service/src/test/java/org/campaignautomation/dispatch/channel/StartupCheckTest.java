package org.campaignautomation.dispatch.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartupCheckTest {
  private static final Map<String, String> COMPLETE =
      Map.of(
          "quarkus.mailer.host", "relay.example",
          "quarkus.mailer.port", "587",
          "twilio.account-sid", "AC1",
          "twilio.auth-token", "secret");

  @Test
  void complete_settings_are_fine() {
    assertThat(StartupCheck.faults(COMPLETE::get)).isEmpty();
  }

  @Test
  void a_mailer_that_pretends_is_refused() {
    Map<String, String> mocked = new HashMap<>(COMPLETE);
    mocked.put("quarkus.mailer.mock", "true");
    assertThat(StartupCheck.faults(mocked::get))
        .containsExactly("quarkus.mailer.mock is true, so no e-mail would leave");
  }

  @Test
  void all_that_is_missing_is_named_and_no_value() {
    assertThat(StartupCheck.faults(Map.of("twilio.auth-token", "secret")::get))
        .containsExactly(
            "quarkus.mailer.host is not set",
            "quarkus.mailer.port is not set",
            "twilio.account-sid is not set");
  }
}
