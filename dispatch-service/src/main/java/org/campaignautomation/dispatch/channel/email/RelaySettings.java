package org.campaignautomation.dispatch.channel.email;

import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.campaignautomation.dispatch.channel.email.SmtpSettings.TlsPolicy;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads the relay's settings from the names that Quarkus users know: {@code quarkus.mailer.*}. */
@Singleton
class RelaySettings {
  private static final int SMTP = 25;
  private static final int SMTPS = 465;

  private final EmailConfig config;
  private final TlsConfigurationRegistry tlsConfigurations;

  @ConfigProperty(name = "quarkus.mailer.host", defaultValue = "localhost")
  String host = "";

  @ConfigProperty(name = "quarkus.mailer.port")
  Optional<Integer> port = Optional.empty();

  @ConfigProperty(name = "quarkus.mailer.username")
  Optional<String> username = Optional.empty();

  @ConfigProperty(name = "quarkus.mailer.password")
  Optional<String> password = Optional.empty();

  @ConfigProperty(name = "quarkus.mailer.own-host-name")
  Optional<String> ownHostName = Optional.empty();

  @ConfigProperty(name = "quarkus.mailer.tls")
  Optional<Boolean> implicitTls = Optional.empty();

  @ConfigProperty(name = "quarkus.mailer.start-tls", defaultValue = "REQUIRED")
  String startTls = "";

  @ConfigProperty(name = "quarkus.mailer.tls-configuration-name")
  Optional<String> tlsConfigurationName = Optional.empty();

  RelaySettings(EmailConfig config, TlsConfigurationRegistry tlsConfigurations) {
    this.config = config;
    this.tlsConfigurations = tlsConfigurations;
  }

  SmtpSettings read() {
    TlsPolicy tls = policy(implicitTls.orElse(false), startTls);
    return new SmtpSettings(
        host,
        port.orElse(tls == TlsPolicy.IMPLICIT ? SMTPS : SMTP),
        ownHostName.orElseGet(RelaySettings::ownName),
        username.orElse(null),
        password.orElse(null),
        tls,
        tlsContext(),
        config.connectTimeout(),
        config.timeout(),
        config.idleLimit(),
        config.messagesPerConnection());
  }

  /**
   * Whoever sits between us and the relay can strike STARTTLS from its offers, so that "if offered"
   * protects from nobody.
   *
   * @throws IllegalArgumentException for what is no policy
   */
  static TlsPolicy policy(boolean implicit, String startTls) {
    if (implicit) {
      return TlsPolicy.IMPLICIT;
    }
    return switch (startTls.toUpperCase(Locale.ROOT)) {
      case "REQUIRED" -> TlsPolicy.STARTTLS;
      case "DISABLED" -> TlsPolicy.NONE;
      default ->
          throw new IllegalArgumentException(
              "quarkus.mailer.start-tls must be REQUIRED or DISABLED, not " + startTls);
    };
  }

  private SSLContext tlsContext() {
    try {
      Optional<TlsConfiguration> configured =
          tlsConfigurationName.isPresent()
              ? tlsConfigurations.get(tlsConfigurationName.get())
              : tlsConfigurations.getDefault();
      return configured.isPresent() ? configured.get().createSSLContext() : SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java knows no TLS", e);
    } catch (Exception e) {
      throw new IllegalStateException("the TLS configuration of the mailer cannot be used", e);
    }
  }

  /** A name the relay can look up, or the form for machines that have none (RFC 5321, 4.1.3). */
  private static String ownName() {
    try {
      String name = InetAddress.getLocalHost().getCanonicalHostName();
      return name.matches("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+") && !name.matches("[\\d.]+")
          ? name
          : "[127.0.0.1]";
    } catch (UnknownHostException e) {
      return "[127.0.0.1]";
    }
  }
}
