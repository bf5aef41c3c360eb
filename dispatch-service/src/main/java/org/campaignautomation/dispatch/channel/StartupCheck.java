package org.campaignautomation.dispatch.channel;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/**
 * Refuses to start in production with providers that are not configured: a mailer that only
 * pretends, or a relay nobody chose, would look like messages sent.
 */
@Singleton
class StartupCheck {
  private static final List<String> REQUIRED =
      List.of(
          "quarkus.mailer.host", "quarkus.mailer.port", "twilio.account-sid", "twilio.auth-token");

  private final Config config;

  StartupCheck(Config config) {
    this.config = config;
  }

  void check(@Observes @Priority(1) StartupEvent event) {
    if (LaunchMode.current() != LaunchMode.NORMAL) {
      return;
    }
    List<String> faults = faults(name -> chosen(config.getConfigValue(name)));
    if (!faults.isEmpty()) {
      throw new IllegalStateException("dispatch-service does not start: " + faults);
    }
  }

  /** A default of the framework is no choice of the operator. */
  private static @Nullable String chosen(ConfigValue value) {
    return value.getSourceOrdinal() > Integer.MIN_VALUE && value.getSourceName() != null
        ? value.getValue()
        : null;
  }

  static List<String> faults(UnaryOperator<@Nullable String> setting) {
    List<String> faults = new ArrayList<>();
    if ("true".equals(setting.apply("quarkus.mailer.mock"))) {
      faults.add("quarkus.mailer.mock is true, so no e-mail would leave");
    }
    String startTls = setting.apply("quarkus.mailer.start-tls");
    if (startTls != null && !startTls.matches("(?i)required|disabled")) {
      faults.add("quarkus.mailer.start-tls is neither REQUIRED nor DISABLED");
    }
    for (String name : REQUIRED) {
      String value = setting.apply(name);
      if (value == null || value.isBlank()) {
        faults.add(name + " is not set");
      }
    }
    return faults;
  }
}
