package org.campaignautomation.localstack.service;

import java.util.Map;
import java.util.TreeMap;
import org.campaignautomation.localstack.oidc.TokenIssuer;
import org.campaignautomation.localstack.twilio.TwilioEndpoint;

/**
 * The environment variables by which the services are told where everything is. What is deployed in
 * another way is held against them.
 */
public record ServiceEnvironment(
    String jdbcUrl,
    String bootstrapServers,
    String issuer,
    String enrollmentUrl,
    String dispatchUrl,
    int smtpPort,
    String twilioUrl,
    String tracesUrl) {

  /** What is not needed, but makes more visible. */
  public Map<String, String> visibility() {
    return Map.of(
        "OTEL_EXPORTER_OTLP_ENDPOINT",
        tracesUrl,
        "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL",
        "http/protobuf",
        // The more is logged, the more the look at what must not be logged is worth.
        "QUARKUS_LOG_CATEGORY__ORG_CAMPAIGNAUTOMATION__LEVEL",
        "DEBUG");
  }

  /** Those of campaign-service. */
  public Map<String, String> campaign() {
    Map<String, String> environment = shared("campaign");
    environment.put("QUARKUS_OIDC_CLIENT_AUTH_SERVER_URL", issuer);
    environment.put("QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET", "campaign-service-secret");
    environment.put("QUARKUS_OIDC_CONSOLE_CREDENTIALS_SECRET", TokenIssuer.CONSOLE_SECRET);
    environment.put("ENROLLMENT_URL", enrollmentUrl);
    environment.put("DISPATCH_URL", dispatchUrl);
    tenant(environment, "ACME", "Acme Inc", "America/New_York", "hello@acme.example");
    tenant(environment, "GLOBEX", "Globex", "Europe/Berlin", "hello@globex.example");
    return environment;
  }

  /** Those of enrollment-service. */
  public Map<String, String> enrollment() {
    return shared("enrollment");
  }

  /** Those of dispatch-service. */
  public Map<String, String> dispatch() {
    Map<String, String> environment = shared("dispatch");
    environment.put("QUARKUS_MAILER_HOST", "localhost");
    environment.put("QUARKUS_MAILER_PORT", Integer.toString(smtpPort));
    environment.put("QUARKUS_MAILER_START_TLS", "DISABLED");
    environment.put("TWILIO_BASE_URL", twilioUrl);
    environment.put("TWILIO_ACCOUNT_SID", TwilioEndpoint.ACCOUNT_SID);
    environment.put("TWILIO_AUTH_TOKEN", TwilioEndpoint.AUTH_TOKEN);
    environment.put("DISPATCH_CALLBACKS_BASE_URL", dispatchUrl);
    return environment;
  }

  private Map<String, String> shared(String role) {
    Map<String, String> environment = new TreeMap<>();
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", jdbcUrl);
    environment.put("QUARKUS_DATASOURCE_USERNAME", role);
    environment.put("QUARKUS_DATASOURCE_PASSWORD", role);
    environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
    environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", issuer);
    return environment;
  }

  private static void tenant(
      Map<String, String> environment, String id, String company, String zone, String email) {
    String prefix = "CAMPAIGNS_TENANTS_" + id;
    environment.put(prefix + "_COMPANY_NAME", company);
    environment.put(prefix + "_DEFAULT_ZONE", zone);
    environment.put(prefix + "_EMAIL_FROM", email);
    environment.put(prefix + "_SMS_FROM", "+15005550006");
  }
}
