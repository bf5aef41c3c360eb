package org.campaignautomation.localstack;

import java.util.Map;

/**
 * Where the local stack listens. Each port has a default and an environment variable that moves it.
 *
 * @param postgres {@code CAMPAIGNS_POSTGRES_PORT}
 * @param kafka {@code CAMPAIGNS_KAFKA_PORT}
 * @param kafkaController {@code CAMPAIGNS_KAFKA_CONTROLLER_PORT}
 * @param oidc {@code CAMPAIGNS_OIDC_PORT}
 * @param smtp {@code CAMPAIGNS_SMTP_PORT}
 * @param inbox {@code CAMPAIGNS_INBOX_PORT}
 * @param twilio {@code CAMPAIGNS_TWILIO_PORT}
 */
public record Ports(
    int postgres, int kafka, int kafkaController, int oidc, int smtp, int inbox, int twilio) {

  /**
   * The ports that an environment asks for.
   *
   * @throws IllegalArgumentException if a variable holds no port
   */
  public static Ports from(Map<String, String> environment) {
    return new Ports(
        port(environment, "CAMPAIGNS_POSTGRES_PORT", 5433),
        port(environment, "CAMPAIGNS_KAFKA_PORT", 9092),
        port(environment, "CAMPAIGNS_KAFKA_CONTROLLER_PORT", 9093),
        port(environment, "CAMPAIGNS_OIDC_PORT", 8180),
        port(environment, "CAMPAIGNS_SMTP_PORT", 1025),
        port(environment, "CAMPAIGNS_INBOX_PORT", 8025),
        port(environment, "CAMPAIGNS_TWILIO_PORT", 8026));
  }

  /** Free ports, for a stack beside the one on the default ports. */
  public static Ports free() {
    return new Ports(
        FreePorts.next(),
        FreePorts.next(),
        FreePorts.next(),
        FreePorts.next(),
        FreePorts.next(),
        FreePorts.next(),
        FreePorts.next());
  }

  private static int port(Map<String, String> environment, String name, int otherwise) {
    String value = environment.getOrDefault(name, "");
    if (value.isEmpty()) {
      return otherwise;
    }
    if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > 65_535) {
      throw new IllegalArgumentException(name + " is not a port: " + value);
    }
    return Integer.parseInt(value);
  }
}
