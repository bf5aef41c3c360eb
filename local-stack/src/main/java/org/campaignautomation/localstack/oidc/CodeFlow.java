package org.campaignautomation.localstack.oidc;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.campaignautomation.localstack.http.Request;
import org.campaignautomation.localstack.http.Response;

/**
 * The authorization code flow of {@link TokenIssuer}. There is no form to fill in: the test adds
 * {@code user}, {@code tenant}, {@code roles} and {@code lifetime} (seconds) to the address to
 * which the console sends the browser. Client, secret, redirect and PKCE are held to what Keycloak
 * would hold them to.
 */
final class CodeFlow {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final Map<String, Login> logins = new ConcurrentHashMap<>();
  private final BiFunction<Person, String, String> accessToken;
  private final BiFunction<Person, String, String> idToken;

  /** Who logs in, and for how long. */
  record Person(String user, String tenantId, List<String> roles, Duration lifetime) {}

  private record Login(
      Person person, String clientId, String redirectUri, String challenge, String nonce) {}

  /**
   * @param accessToken makes one of a person, for a client
   * @param idToken makes one of a person, with a nonce; empty for none
   */
  CodeFlow(
      BiFunction<Person, String, String> accessToken, BiFunction<Person, String, String> idToken) {
    this.accessToken = accessToken;
    this.idToken = idToken;
  }

  /** Where the browser is sent: sends it back with a code. */
  Response authorize(Request request) {
    String redirect = request.queryValue("redirect_uri").orElse("");
    if (!request.queryValue("client_id").equals(Optional.of(TokenIssuer.CONSOLE_CLIENT))
        || !redirect.startsWith("http://localhost")
        || !request.queryValue("code_challenge_method").equals(Optional.of("S256"))) {
      return Response.text(400, "not a request of the console");
    }
    Person person =
        new Person(
            request.queryValue("user").orElse("owner@acme"),
            request.queryValue("tenant").orElse("acme"),
            Arrays.asList(request.queryValue("roles").orElse("admin").split(",", -1)),
            request
                .queryValue("lifetime")
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(TokenIssuer.LIFETIME));
    String code = UUID.randomUUID().toString();
    logins.put(
        code,
        new Login(
            person,
            TokenIssuer.CONSOLE_CLIENT,
            redirect,
            request.queryValue("code_challenge").orElse(""),
            request.queryValue("nonce").orElse("")));
    String state = request.queryValue("state").orElse("");
    return Response.text(302, "")
        .with("Location", redirect + "?code=" + code + "&state=" + encode(state));
  }

  /** Where the browser is sent to log out: sends it on. */
  Response endSession(Request request) {
    String target = request.queryValue("post_logout_redirect_uri").orElse("");
    return target.startsWith("http://localhost")
        ? Response.text(302, "").with("Location", target)
        : Response.text(400, "not a place to go on to");
  }

  /** Gives tokens for a code, once. */
  Response tokens(Map<String, List<String>> form) {
    Login login = logins.remove(first(form, "code"));
    if (login == null
        || !login.redirectUri().equals(first(form, "redirect_uri"))
        || !login.challenge().equals(challenge(first(form, "code_verifier")))) {
      return Response.json(400, Map.of("error", "invalid_grant"));
    }
    Map<String, Object> tokens = new LinkedHashMap<>();
    tokens.put("access_token", accessToken.apply(login.person(), login.clientId()));
    tokens.put("id_token", idToken.apply(login.person(), login.nonce()));
    tokens.put("refresh_token", UUID.randomUUID().toString());
    tokens.put("token_type", "Bearer");
    tokens.put("expires_in", login.person().lifetime().toSeconds());
    return Response.json(200, tokens);
  }

  private static String first(Map<String, List<String>> form, String name) {
    return form.getOrDefault(name, List.of("")).getFirst();
  }

  private static String challenge(String verifier) {
    try {
      return BASE64.encodeToString(
          MessageDigest.getInstance("SHA-256")
              .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the JDK has no SHA-256", e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
