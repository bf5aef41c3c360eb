package org.campaignautomation.localstack.demo;

import java.util.Map;

/**
 * Where the demonstration finds what it talks to.
 *
 * @param api campaign-service
 * @param issuer the OIDC issuer
 * @param kafka the broker's bootstrap servers
 * @param inbox the inbox page
 * @param twilio the Twilio endpoint
 */
public record DemoAddresses(String api, String issuer, String kafka, String inbox, String twilio) {
  /**
   * The addresses of a stack whose ports stand in the environment, as {@code ./campaigns} sets
   * them.
   */
  static DemoAddresses from(Map<String, String> environment) {
    return new DemoAddresses(
        "http://localhost:" + environment.getOrDefault("CAMPAIGNS_API_PORT", "8080"),
        "http://localhost:"
            + environment.getOrDefault("CAMPAIGNS_OIDC_PORT", "8180")
            + "/realms/campaigns",
        "localhost:" + environment.getOrDefault("CAMPAIGNS_KAFKA_PORT", "9092"),
        "http://localhost:" + environment.getOrDefault("CAMPAIGNS_INBOX_PORT", "8025"),
        "http://localhost:" + environment.getOrDefault("CAMPAIGNS_TWILIO_PORT", "8026"));
  }
}
