package org.campaignautomation.endtoend.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.campaignautomation.endtoend.installation.Api.Answer;
import org.campaignautomation.localstack.FreePorts;
import org.campaignautomation.localstack.oidc.KeycloakServer;

/** The OIDC provider, and the tokens of its users. */
final class Identity implements AutoCloseable {
  /** Unpacked and built once per checkout, which takes a minute or two. */
  private static final Path DIRECTORY = Path.of("target", "keycloak").toAbsolutePath();

  /** Less than a token lives. */
  private static final Duration KEPT = Duration.ofMinutes(10);

  private final KeycloakServer provider;
  private final Map<String, Token> tokens = new ConcurrentHashMap<>();

  private record Token(String value, Instant obtained) {}

  private Identity(KeycloakServer provider) {
    this.provider = provider;
  }

  static Identity start(Path logs) {
    return new Identity(
        KeycloakServer.start(DIRECTORY, FreePorts.next(), logs.resolve("keycloak.log")));
  }

  /** Where discovery begins, and what tokens say they are from. */
  String issuer() {
    return provider.issuer();
  }

  /** A token of one of the demo users, whose password is {@code demo}. */
  String token(String user) {
    Token token =
        tokens.compute(
            user,
            (name, known) ->
                known != null && known.obtained().plus(KEPT).isAfter(Instant.now())
                    ? known
                    : new Token(logIn(name), Instant.now()));
    return token.value();
  }

  @Override
  public void close() {
    provider.close();
  }

  private String logIn(String user) {
    Answer answer =
        Api.anonymous(URI.create(provider.issuer()))
            .post(
                provider.issuer() + "/protocol/openid-connect/token",
                "application/x-www-form-urlencoded",
                "grant_type=password&client_id=campaigns-cli&username=%s&password=demo"
                    .formatted(user.replace("@", "%40")));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().path("access_token").asText();
  }
}
