package org.campaignautomation.localstack.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.campaignautomation.localstack.email.SmtpInbox;
import org.campaignautomation.localstack.kafka.StackTopics;
import org.campaignautomation.localstack.oidc.TokenIssuer;
import org.campaignautomation.localstack.twilio.TwilioEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * Everything a service needs to be tested on real parts: Postgres, Kafka with all topics, a token
 * issuer, an SMTP inbox and a Twilio endpoint, all on free ports. The init argument {@code service}
 * names the service: {@code campaign}, {@code enrollment} or {@code dispatch}.
 */
public final class StackResource implements QuarkusTestResourceLifecycleManager {
  private static final List<String> TENANTS = List.of("acme", "globex");

  private String service = "";
  private @Nullable Running running;

  @Override
  public void init(Map<String, String> initArgs) {
    service =
        Objects.requireNonNull(initArgs.get("service"), "StackResource needs the argument service");
  }

  @Override
  public Map<String, String> start() {
    Running stack = Running.start();
    running = stack;
    return stack.configuration(service);
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(
        running, new TestInjector.AnnotatedAndMatchesType(InjectStack.class, TestStack.class));
  }

  @Override
  public void stop() {
    if (running != null) {
      running.close();
      running = null;
    }
  }

  private record Running(
      Backends backends, TokenIssuer tokens, SmtpInbox inbox, TwilioEndpoint twilio)
      implements TestStack {

    static Running start() {
      Backends backends = Backends.start();
      backends.createTopics(StackTopics.all(TENANTS));
      return new Running(
          backends, TokenIssuer.start(), SmtpInbox.start(0), TwilioEndpoint.start(0));
    }

    Map<String, String> configuration(String service) {
      Map<String, String> config = new LinkedHashMap<>();
      config.put("quarkus.http.test-port", "0");
      config.put("quarkus.datasource.jdbc.url", jdbcUrl());
      config.put("quarkus.datasource.username", service);
      config.put("quarkus.datasource.password", service);
      config.put("kafka.bootstrap.servers", bootstrapServers());
      config.put("quarkus.oidc.auth-server-url", issuer());
      if (service.equals("campaign")) {
        config.put("quarkus.oidc.console.credentials.secret", TokenIssuer.CONSOLE_SECRET);
      }
      config.put("quarkus.oidc-client.auth-server-url", issuer());
      config.put("quarkus.oidc-client.client-id", TokenIssuer.SERVICE_CLIENT);
      config.put("quarkus.oidc-client.credentials.secret", TokenIssuer.SERVICE_SECRET);
      config.put("quarkus.mailer.mock", "false");
      config.put("quarkus.mailer.host", "localhost");
      config.put("quarkus.mailer.port", Integer.toString(inbox.port()));
      config.put("twilio.base-url", twilio.baseUrl());
      config.put("twilio.account-sid", TwilioEndpoint.ACCOUNT_SID);
      config.put("twilio.auth-token", TwilioEndpoint.AUTH_TOKEN);
      return config;
    }

    void close() {
      twilio.close();
      inbox.close();
      tokens.close();
      backends.close();
    }

    @Override
    public String token(String user, String tenantId, String... roles) {
      return tokens.token(user, tenantId, roles);
    }

    @Override
    public String expiredToken(String user, String tenantId, String... roles) {
      return tokens.expiredToken(user, tenantId, roles);
    }

    @Override
    public String internalToken() {
      return tokens.internalToken();
    }

    @Override
    public String issuer() {
      return tokens.issuer();
    }

    @Override
    public String bootstrapServers() {
      return backends.bootstrapServers();
    }

    @Override
    public void createCrmTopic(String tenantId) {
      backends.createTopics(StackTopics.ofTenant(tenantId));
    }

    @Override
    public String jdbcUrl() {
      return backends.jdbcUrl();
    }

    @Override
    public Connection adminConnection() throws SQLException {
      return backends.adminConnection();
    }
  }
}
